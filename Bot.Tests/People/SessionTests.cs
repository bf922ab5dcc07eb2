using System.Net;
using System.Text.Json;
using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Api;
using CareBot.Tests.Storage;

namespace CareBot.Tests.People;

public sealed class SessionTests : IAsyncLifetime
{
    private DeskHost host = null!;

    public async ValueTask InitializeAsync() => this.host = await DeskHost.StartAsync(running: false);

    public ValueTask DisposeAsync() => this.host.DisposeAsync();

    [Fact]
    public async Task The_first_administrator_changes_the_one_time_password_before_anything_else()
    {
        var password = (await FirstAdministrator.SettleAsync(this.host.Services, CancellationToken.None))!;
        using var browser = this.host.Browser();
        var session = await browser.SignInAsync("admin", password);
        Assert.True(session.GetProperty("me").GetProperty("mustChangePassword").GetBoolean());

        Assert.Equal("403 password-change-required", await DeskBrowser.RefusalAsync(await browser.SendAsync(HttpMethod.Get, "cases")));
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await browser.PostAsync("session/password", new { current = password, next = "short" })));
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await browser.PostAsync("session/password", new { current = password, next = password })));
        var changed = await browser.PostAsync("session/password", new { current = password, next = "panjang-dan-baru" });

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        browser.CsrfToken = (await DeskBrowser.JsonAsync(changed)).GetProperty("csrfToken").GetString();
        await browser.GetAsync("cases");
        Assert.Null(await FirstAdministrator.SettleAsync(this.host.Services, CancellationToken.None));
    }

    [Fact]
    public async Task A_change_without_the_sessions_token_is_refused()
    {
        using var browser = await this.host.SignedInAsync(PersonRole.Agent);
        browser.CsrfToken = null;
        Assert.Equal("400 csrf-token-invalid", await DeskBrowser.RefusalAsync(await browser.SendAsync(HttpMethod.Put, "presence", new { state = "busy" })));
        browser.CsrfToken = "made-up";
        Assert.Equal("400 csrf-token-invalid", await DeskBrowser.RefusalAsync(await browser.SendAsync(HttpMethod.Put, "presence", new { state = "busy" })));
    }

    [Fact]
    public async Task Anothers_token_is_no_token()
    {
        using var one = await this.host.SignedInAsync(PersonRole.Agent);
        using var other = await this.host.SignedInAsync(PersonRole.Agent);
        one.CsrfToken = other.CsrfToken;
        Assert.Equal("400 csrf-token-invalid", await DeskBrowser.RefusalAsync(await one.SendAsync(HttpMethod.Put, "presence", new { state = "busy" })));
    }

    [Fact]
    public async Task A_tampered_cookie_is_nobodys()
    {
        using var browser = await this.host.SignedInAsync(PersonRole.Admin);
        var cookie = browser.Cookies.GetCookies(new Uri("http://localhost/"))[DeskCookie.Name]!;
        cookie.Value = cookie.Value[..20] + (cookie.Value[20] == 'A' ? 'B' : 'A') + cookie.Value[21..];
        Assert.Equal("401 not-signed-in", await DeskBrowser.RefusalAsync(await browser.SendAsync(HttpMethod.Get, "cases")));
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_without_a_request()
    {
        using var browser = await this.host.SignedInAsync(PersonRole.Agent);
        this.host.Clock.Move(DeskCookie.Lifetime - TimeSpan.FromMinutes(1));
        await browser.GetAsync("cases");
        this.host.Clock.Move(DeskCookie.Lifetime - TimeSpan.FromMinutes(1));
        await browser.GetAsync("cases");
        this.host.Clock.Move(DeskCookie.Lifetime + TimeSpan.FromMinutes(1));
        Assert.Equal("401 not-signed-in", await DeskBrowser.RefusalAsync(await browser.SendAsync(HttpMethod.Get, "cases")));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_at_once()
    {
        var person = await this.host.PersonAsync(PersonRole.Agent);
        using var phone = await this.host.SignedInAsync(person);
        using var desk = await this.host.SignedInAsync(person);
        await desk.PostAsync("session/sign-out-everywhere");
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.SendAsync(HttpMethod.Get, "cases")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.SendAsync(HttpMethod.Get, "cases")).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_out_and_the_right_one_is_then_not_looked_at()
    {
        var person = await this.host.PersonAsync(PersonRole.Agent);
        using var browser = this.host.Browser();
        await browser.SessionAsync();
        for (var attempt = 1; attempt < 5; attempt++)
        {
            Assert.Equal("401 wrong-password", await DeskBrowser.RefusalAsync(await browser.PostAsync("session", new { userName = person.UserName, password = "wrong" })));
        }

        var locked = await browser.PostAsync("session", new { userName = person.UserName, password = "wrong" });
        Assert.Equal("423 locked-out", await DeskBrowser.RefusalAsync(locked));
        Assert.Equal(JsonValueKind.String, (await DeskBrowser.JsonAsync(locked)).GetProperty("retryAt").ValueKind);
        var right = await browser.PostAsync("session", new { userName = person.UserName, password = "kata-sandi-uji" });
        Assert.Equal(HttpStatusCode.Locked, right.StatusCode);
    }

    [Fact]
    public async Task One_address_cannot_try_without_end()
    {
        using var browser = this.host.Browser();
        await browser.SessionAsync();
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 61; attempt++)
        {
            statuses.Add((await browser.PostAsync("session", new { userName = $"guess{attempt}", password = "x" })).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(60, statuses.Count(s => s == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_disabled_person_is_out_at_once_and_a_changed_role_counts_at_once()
    {
        using var admin = await this.host.SignedInAsync(PersonRole.Admin, "Ayu");
        var person = await this.host.PersonAsync(PersonRole.Agent);
        using var agent = await this.host.SignedInAsync(person);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.SendAsync(HttpMethod.Get, "people")).StatusCode);
        await admin.SendAsync(HttpMethod.Patch, $"people/{person.Id}", new { role = "lead" });
        await agent.GetAsync("people");
        await admin.SendAsync(HttpMethod.Patch, $"people/{person.Id}", new { disabled = true });
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.SendAsync(HttpMethod.Get, "people")).StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var person = await this.host.PersonAsync(PersonRole.Admin);
        using var admin = await this.host.SignedInAsync(person);
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await admin.SendAsync(HttpMethod.Patch, $"people/{person.Id}", new { role = "agent" })));
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await admin.SendAsync(HttpMethod.Patch, $"people/{person.Id}", new { disabled = true })));
        await admin.GetAsync("audit");
    }

    [Fact]
    public async Task Every_change_of_a_person_is_written_down()
    {
        using var admin = await this.host.SignedInAsync(PersonRole.Admin, "Ayu");
        var made = await DeskBrowser.JsonAsync(await admin.PostAsync("people", new { userName = "budi", firstName = "Budi", role = "agent" }));
        var id = made.GetProperty("person").GetProperty("id").GetString();
        await admin.SendAsync(HttpMethod.Patch, $"people/{id}", new { firstName = "Budiman" });
        var reset = await DeskBrowser.JsonAsync(await admin.PostAsync($"people/{id}/reset-password"));
        Assert.NotEqual(made.GetProperty("oneTimePassword").GetString(), reset.GetProperty("oneTimePassword").GetString());

        var audit = (await admin.GetAsync("audit")).GetProperty("items").EnumerateArray()
            .Where(a => a.GetProperty("subject").GetString() == id)
            .Select(a => $"{a.GetProperty("by").GetString()} {a.GetProperty("action").GetString()}");
        Assert.Equal(["Ayu person.password-reset", "Ayu person.changed", "Ayu person.created"], audit);
    }

    [Fact]
    public async Task A_session_outlives_the_program()
    {
        await using var database = await TestDatabase.SqliteAsync();
        var cookies = new CookieContainer();
        await using (var first = await DeskHost.StartAsync(database, keep: true))
        {
            using var browser = await first.SignedInAsync(PersonRole.Agent);
            cookies.Add(browser.Cookies.GetAllCookies());
        }

        await using var second = await DeskHost.StartAsync(database, keep: true);
        using var again = second.Browser();
        again.Cookies.Add(cookies.GetAllCookies());
        Assert.Equal("Rina", (await again.SessionAsync()).GetProperty("me").GetProperty("firstName").GetString());
    }
}
