using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Private;

/// <summary>Passwords: what stands behind a word for one, where it is told rather than talked about ("lupa password saya" tells none).</summary>
internal static class Passwords
{
    private static readonly HashSet<string> Names =
        ["password", "passwordnya", "passwordku", "passwd", "pass", "pwd", "pw", "sandi", "sandinya", "sandiku", "laluan", "katasandi", "katalaluan", "paswordnya", "pasword", "passwrd"];

    private static readonly HashSet<string> Owners = ["saya", "aku", "gue", "gw", "ku", "nya", "akun", "akaun", "account", "for", "untuk", "login", "lama", "baru", "kak", "min", "lamanya", "yang", "yg", "old", "new", "wifi", "email"];
    private static readonly HashSet<string> Tells = ["is", "adalah", "ialah", "yaitu", "was", "itu", "iaitu"];
    private static readonly HashSet<string> Talk =
    [
        "wrong", "incorrect", "not", "invalid", "expired", "salah", "tidak", "tdk", "gak", "ga", "nggak", "ngga", "belum", "blm", "apa", "what", "lupa", "weak", "lemah",
        "benar", "bener", "betul", "right", "correct", "the", "same", "sama", "still", "masih", "too", "terlalu", "tak", "x", "a", "required", "needed", "sudah", "udah", "udh",
        "dah", "bukan", "my", "in", "being", "always", "selalu", "terus", "never", "reset", "changed", "diganti", "ganti", "locked", "secure", "kenapa", "gimana", "gmn",
    ];

    public static void Find(TokenList tokens, List<PrivateMark> marks)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Names.Contains(tokens.Text(i)) && !tokens.Glued(i + 1) | tokens.Text(i + 1) is ":" or "=")
            {
                Behind(tokens, i + 1, marks);
            }
        }
    }

    private static void Behind(TokenList tokens, int at, List<PrivateMark> marks)
    {
        for (var owners = 0; owners < 3 && Owners.Contains(tokens.Text(at)); owners++)
        {
            at++;
        }

        var told = tokens.Text(at) is ":" or "=";
        var said = Tells.Contains(tokens.Text(at));
        at = told || said ? at + 1 : at;
        at = tokens.Text(at) is ":" or "=" or "\"" or "'" ? at + 1 : at;
        if (at >= tokens.Count)
        {
            return;
        }

        var start = tokens[at].Start;
        var end = start;
        while (end < tokens.Source.Length && !char.IsWhiteSpace(tokens.Source[end]))
        {
            end++;
        }

        var value = tokens.Source.AsSpan(start, end - start).TrimEnd(",.!?\"')");
        if (value.Length >= 3 && !value.ContainsAny('•', '@') | told && (told || (said && !IsTalk(value)) || LooksSecret(value)))
        {
            marks.Add(new(PrivateKind.Password, start, value.Length));
        }
    }

    private static bool IsTalk(ReadOnlySpan<char> value) => Talk.Contains(value.ToString().ToLowerInvariant());

    /// <summary>Letters and digits or signs mixed in one piece, as words never are.</summary>
    private static bool LooksSecret(ReadOnlySpan<char> value) => value.Length >= 5 && char.IsLetterOrDigit(value[0])
        && value.ContainsAnyInRange('0', '9') && (value.ContainsAnyInRange('a', 'z') || value.ContainsAnyInRange('A', 'Z'));
}
