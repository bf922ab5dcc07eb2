using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Private;

/// <summary>One-time codes, PINs and card verification codes: 3 to 8 digits beside a word that says what they are.</summary>
internal static class Codes
{
    private const int FewestDigits = 4;
    private const int MostDigits = 8;
    private const int Reach = 5;

    private static readonly HashSet<string> Names = ["otp", "tac", "pin", "mpin", "cvv", "cvc", "passcode", "otpnya", "pinnya", "cvvnya", "tacnya", "pinku", "otpku"];
    private static readonly HashSet<string> Codewords = ["kode", "kod", "code", "kodenya"];
    private static readonly HashSet<string> Qualities =
        ["verifikasi", "verif", "verifikasinya", "keamanan", "rahasia", "pengesahan", "keselamatan", "aktivasi", "autentikasi", "verification", "security", "confirmation", "authentication"];

    private static readonly HashSet<string> Between =
    [
        "is", "are", "my", "your", "the", "number", "no", "code", "kode", "kod", "saya", "aku", "gue", "gw", "ku", "nya", "adalah", "ialah", "itu", "ini", "yang", "yg", "masuk",
        "dari", "sms", "untuk", "utk", "for", "atm", "kartu", "kad", "card", "dapat", "dpt", "dapet", "barusan", "tadi", "baru", "nomor", "nomer", "nombor", "this", "it", "was", "s",
        "kak", "min", "gan", "bank", "akun", "akaun", "account", "terima", "terkirim", "sebagai", "as", "that", "here", "here's", "digit", "d",
    ];

    public static void Find(TokenList tokens, List<PrivateMark> marks)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Trigger(tokens, i) is > 0 and var behind)
            {
                var fewest = tokens.Text(i).StartsWith("cv", StringComparison.Ordinal) ? 3 : FewestDigits;
                _ = Search(tokens, behind, 1, fewest, marks) || Search(tokens, i - 1, -1, fewest, marks);
            }
        }
    }

    /// <summary>The place behind the word for a code, or -1.</summary>
    private static int Trigger(TokenList tokens, int at)
    {
        if (Names.Contains(tokens.Text(at)))
        {
            return at + 1;
        }

        var pair = (Codewords.Contains(tokens.Text(at)) && Qualities.Contains(tokens.Text(at + 1)))
            || (Qualities.Contains(tokens.Text(at)) && Codewords.Contains(tokens.Text(at + 1)));
        return pair ? at + 2 : -1;
    }

    private static bool Search(TokenList tokens, int at, int step, int fewest, List<PrivateMark> marks)
    {
        for (var i = 0; i < Reach; i++, at += step)
        {
            if (tokens[at].IsNumber)
            {
                return Mark(tokens, at, step, fewest, marks);
            }

            if (!Between.Contains(tokens.Text(at)) && tokens.Text(at) is not (":" or "=" or "-" or "," or "\"" or "'" or "(" or "." or "*" or "#") && !Names.Contains(tokens.Text(at)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Marks the digits, with a blank or dash between two halves; more digits than a code has are something else.</summary>
    private static bool Mark(TokenList tokens, int at, int step, int fewest, List<PrivateMark> marks)
    {
        var (first, last) = (at, at);
        var digits = tokens[at].Length;
        while (true)
        {
            var edge = step > 0 ? last : first;
            var next = tokens.Is(edge + step, "-") ? edge + (2 * step) : edge + step;
            if (!tokens[next].IsNumber || digits + tokens[next].Length > MostDigits + 8 || Math.Abs(tokens[next].Start - tokens[edge].Start) > MostDigits + 4)
            {
                break;
            }

            digits += tokens[next].Length;
            (first, last) = step > 0 ? (first, next) : (next, last);
        }

        if (digits < fewest || digits > MostDigits)
        {
            return false;
        }

        marks.Add(new(PrivateKind.Code, tokens[first].Start, tokens[last].End - tokens[first].Start));
        return true;
    }
}
