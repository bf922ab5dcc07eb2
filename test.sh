#!/usr/bin/env bash
# Builds everything and runs all tests: the .NET ones against SQLite and a private PostgreSQL server, then those of the
# web parts, alone and in a browser.
# Needs the .NET 10 SDK and Node.js; as root on Debian it installs PostgreSQL and Chromium itself where they are missing.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only if something ran and nothing failed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

passed=0 failed=0 skipped=0
work= postgres_bin= as_postgres=()

say() { printf '== %s\n' "$*"; }

refuse() {
    printf 'test.sh: %s\n' "$*" >&2
    exit 2
}

# A suite that ends before its tests are done counts as one failure; the other suites still run.
broke() {
    printf 'test.sh: %s\n' "$*" >&2
    failed=$((failed + 1))
}

stop_postgres() { # folder
    if [ -f "$1/data/postmaster.pid" ]; then
        "${as_postgres[@]}" "$postgres_bin/pg_ctl" -D "$1/data" -m immediate -s stop || true
    fi
    rm -rf "$1"
}

finish() {
    local code=$?
    trap - EXIT
    if [ -n "$work" ]; then
        stop_postgres "$work"
    fi
    if [ "$code" -eq 0 ] && { [ "$failed" -gt 0 ] || [ "$passed" -eq 0 ]; }; then
        code=1
    fi
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

has_script() { # folder, script
    [ -f "$1/package.json" ] && node -e 'process.exit(require(`./${process.argv[1]}/package.json`).scripts?.[process.argv[2]] ? 0 : 1)' "$1" "$2"
}

find_postgres() {
    # Debian keeps the server's programs out of PATH, one folder a version.
    postgres_bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
    if [ -z "$postgres_bin" ] && command -v pg_config >/dev/null; then
        postgres_bin=$(pg_config --bindir)
    fi
    [ -n "$postgres_bin" ] && [ -x "$postgres_bin/initdb" ] && [ -x "$postgres_bin/postgres" ]
}

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

install() { # package, what for
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        refuse "$1 is missing ($2). Install it, for example: apt-get install $1"
    fi
    say "Installing $1 ($2)"
    { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$1"; } >/dev/null \
        || refuse "$1 could not be installed ($2). Install it by hand and start again."
}

check_tools() {
    command -v dotnet >/dev/null || refuse "The .NET SDK is missing. Install version 10: https://dotnet.microsoft.com/download"
    dotnet --version >/dev/null 2>&1 || refuse "No .NET SDK fits global.json. Install version 10: https://dotnet.microsoft.com/download"
    if [ -f Desk/package.json ]; then
        command -v npm >/dev/null || refuse "Node.js with npm is missing; the web parts need it. Install version 20 or newer: https://nodejs.org"
        [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || refuse "Node.js $(node --version) is too old: version 20 or newer is needed."
    fi
    find_postgres || { install postgresql "a database server for the tests" && find_postgres; } || refuse "PostgreSQL's initdb was not found."
    if has_script Desk e2e; then
        find_chromium >/dev/null || install chromium "a browser for the tests"
    fi
}

# PostgreSQL refuses to run as root, so its user, or nobody, runs it then.
choose_user() {
    if [ "$(id -u)" -eq 0 ]; then
        local user=postgres
        id "$user" >/dev/null 2>&1 || user=nobody
        as_postgres=(runuser -u "$user" --)
    else
        as_postgres=(env)
    fi
}

# A run that was killed could not tidy up after itself.
remove_leftovers() {
    local folder owner
    for folder in /tmp/carebot-postgres.*; do
        [ -O "$folder" ] && [ -f "$folder/owner" ] || continue
        owner=$(cat "$folder/owner")
        kill -0 "$owner" 2>/dev/null || stop_postgres "$folder"
    done
}

start_postgres() {
    local password port attempt
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    work=$(mktemp -d /tmp/carebot-postgres.XXXXXX)
    chmod 755 "$work"
    printf '%s' "$$" >"$work/owner"
    mkdir "$work/data" "$work/socket"
    (umask 077 && printf '%s\n' "$password" >"$work/password")
    if [ "$(id -u)" -eq 0 ]; then
        chown "${as_postgres[2]}" "$work/data" "$work/socket" "$work/password"
    fi
    "${as_postgres[@]}" "$postgres_bin/initdb" -D "$work/data" -U postgres -A scram-sha-256 --pwfile="$work/password" \
        -E UTF8 --locale=C.UTF-8 --no-sync >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log" >&2; refuse "PostgreSQL could not be set up."; }
    for attempt in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 20000))
        if "${as_postgres[@]}" "$postgres_bin/pg_ctl" -D "$work/data" -l "$work/data/server.log" -s -w -t 60 \
            -o "-p $port -k $work/socket -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off -c full_page_writes=off" start; then
            export CAREBOT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Password=$password"
            return
        fi
    done
    cat "$work/data/server.log" >&2
    refuse "PostgreSQL did not start."
}

add_dotnet_tests() {
    local log="$work/dotnet-tests.log" code=0 name count
    dotnet run --project Bot.Tests --no-build -- --no-progress 2>&1 | tee "$log" || code=$?
    while read -r name count; do
        case $name in
            succeeded:) passed=$((passed + count)) ;;
            failed:) failed=$((failed + count)) ;;
            skipped:) skipped=$((skipped + count)) ;;
        esac
    done < <(sed -nE '/^Test run summary/,$ s/^ +(succeeded|failed|skipped): ([0-9]+).*$/\1: \2/p' "$log")
    if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then
        broke "The .NET tests ended with code $code before they were done."
    fi
}

# Runs a script of a folder's package.json whose arguments make it write a JSON report, and adds what the report counts.
add_web_tests() { # folder, script, JavaScript that makes [passed, failed, skipped] of the report, arguments
    local folder=$1 script=$2 counts=$3 report="$work/${1//\//-}-$2.json" code=0 p f s
    shift 3
    if [ ! -d "$folder/node_modules" ] && ! npm --prefix "$folder" ci --no-audit --no-fund --no-progress; then
        broke "The packages of $folder could not be installed."
        return
    fi
    PLAYWRIGHT_JSON_OUTPUT_FILE="$report" npm --prefix "$folder" run "$script" -- "$@" || code=$?
    if [ ! -s "$report" ]; then
        broke "npm run $script in $folder ended with code $code and no report."
        return
    fi
    read -r p f s < <(node -e "
        const report = JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8'));
        console.log(($counts).join(' '));" "$report")
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    if [ "$code" -ne 0 ] && [ "$f" -eq 0 ]; then
        broke "npm run $script in $folder ended with code $code before it was done."
    fi
}

check_tools
choose_user
remove_leftovers
say "Starting PostgreSQL ($("$postgres_bin/postgres" --version))"
start_postgres
say "Building"
dotnet build CareBot.sln -v quiet --nologo
say "Running the .NET tests"
add_dotnet_tests
playwright_counts='[report.stats.expected + report.stats.flaky, report.stats.unexpected + report.errors.length, report.stats.skipped]'
if has_script Desk test; then
    say "Running the tests of the web parts"
    add_web_tests Desk test '[report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests]' \
        --passWithNoTests --reporter=default --reporter=json --outputFile.json="$work/Desk-test.json"
fi
if has_script Desk e2e; then
    say "Running the browser tests"
    add_web_tests Desk e2e "$playwright_counts" --pass-with-no-tests --reporter=line,json
fi
say "Running Microsoft's own clients against the bot"
add_web_tests Bot.Tests/Clients e2e "$playwright_counts" --reporter=line,json
