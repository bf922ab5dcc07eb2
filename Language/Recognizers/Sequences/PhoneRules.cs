using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Sequences;

/// <summary>Which runs of digits are phone numbers, and which are sums, dates, account numbers and the like.</summary>
internal static class PhoneRules
{
    private static readonly HashSet<string> OtherNumbers =
    [
        "account", "acct", "card", "rekening", "rek", "norek", "akaun", "kartu", "kad", "nik", "ktp", "npwp", "resi", "pesanan", "order", "invoice", "otp", "kode", "kod",
        "tracking", "passport", "paspor", "pasport", "va", "pin",
    ];

    public static bool Allow(TokenList tokens, PhoneRun run)
    {
        var (first, next, digits) = run;
        if (digits is < PhoneNumbers.FewestDigits - 1 or > PhoneNumbers.MostDigits || Touches(tokens, first, next) || !Shape(tokens, first, next, digits))
        {
            return false;
        }

        return !IsOther(tokens, first);
    }

    /// <summary>Letters, sums and decimals around the run make it something else.</summary>
    private static bool Touches(TokenList tokens, int first, int next)
    {
        if (tokens.Glued(first))
        {
            var before = tokens[first - 1];
            if (before.IsNumber || (before.IsWord && tokens[first].IsNumber) || before.Text is "#" or "=" or "*" or "/" or "." or "_" or "$" or "£" or "€"
                || (before.Text == "," && tokens[first - 2].IsNumber) || (before.Text is "+" or "-" && !AfterName(tokens, first - 1)))
            {
                return true;
            }
        }

        var after = tokens[next];
        return (tokens.Glued(next) && (after.IsWord || after.Text is "=" or "*" or "%" or "+" or "_" || (after.Text == "," && tokens[next + 1].IsNumber && tokens.Glued(next + 1))))
            || (after.IsWord && after.Length == 1 && tokens[next + 1].IsNumber && tokens.Glued(next + 1));
    }

    /// <summary>"#Name#-(123) 456-7890": a dash behind something that is no number and no single letter.</summary>
    private static bool AfterName(TokenList tokens, int dash) => tokens.Is(dash, "-") && tokens.Glued(dash) && tokens[dash - 1] is { IsNumber: false } before
        && !(before.IsWord && before.Length <= 2) && before.Text != ")";

    private static bool Shape(TokenList tokens, int first, int next, int digits)
    {
        var groups = new List<int>();
        var slashes = 0;
        var dots = 0;
        for (var i = first; i < next; i++)
        {
            if (tokens[i].IsNumber)
            {
                groups.Add(tokens[i].Length);
            }

            slashes += tokens.Is(i, "/") ? 1 : 0;
            dots += tokens.Is(i, ".") ? 1 : 0;
        }

        var local = tokens[first].IsNumber;
        return !(local && groups is [3, 2, 4] or [2, 2, 4] or [4, 2, 2] or [1, 1, 4] or [2, 1, 4] or [1, 2, 4])
            && !(slashes > 0 && local && groups is [4, 4] or [4, 1] or [_, _, 4])
            && !(dots == 1 && groups.Count == 2)
            && !(groups.Count > 3 && groups.TrueForAll(g => g == 1))
            && !(tokens.Is(first, "+") && tokens.Is(first + 2, "-") && groups is [2, 2, 2, 2, 2])
            && !(digits < PhoneNumbers.FewestDigits && !(groups.Count == 1 && tokens.Text(first) is ['0', not '0', ..]))
            && !(digits == 7 && groups is [3, 4] && tokens.Text(first) is "112" or "911" or "110" or "119")
            && !(slashes > 1);
    }

    /// <summary>"account number 12345678", "card #123": the word before tells what it is.</summary>
    private static bool IsOther(TokenList tokens, int first)
    {
        for (var i = first - 1; i >= first - 4 && i >= 0; i--)
        {
            if (OtherNumbers.Contains(tokens.Text(i)))
            {
                return true;
            }

            if (tokens.Text(i) is not ("number" or "no" or "nomor" or "nomer" or "nombor" or "is" or "#" or ":" or "." or "saya" or "aku" or "kak" or "adalah" or "ialah" or "my" or "nya"))
            {
                return false;
            }
        }

        return false;
    }
}
