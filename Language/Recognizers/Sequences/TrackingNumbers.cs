using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Sequences;

/// <summary>
/// Tracking numbers of couriers in Indonesia and Malaysia: those whose prefix tells the courier (<c>SPXID…</c>, <c>JP…</c>, <c>TLJ…</c>), and any
/// code of 8 to 20 letters and digits beside a word that says so ("resi", "awb"). Type <c>trackingnumber</c>; resolution <c>value</c> in upper case, <c>courier</c> where known.
/// </summary>
public static class TrackingNumbers
{
    private const int Fewest = 8;
    private const int Most = 20;

    private static readonly (string Prefix, int Digits, string Courier)[] Couriers =
    [
        ("spxid", 9, "Shopee Express"), ("spxmy", 9, "Shopee Express"), ("idexp", 7, "ID Express"), ("ides", 7, "ID Express"), ("jnap", 8, "JNE"), ("jnb", 8, "JNE"), ("jobx", 8, "JNE"), ("tlj", 10, "JNE"), ("tjnt", 8, "J&T"),
        ("jx", 10, "J&T"), ("jp", 10, "J&T"), ("jt", 10, "J&T"), ("jd", 10, "J&T"), ("jo", 10, "J&T"), ("jz", 10, "J&T"), ("njvmy", 6, "Ninja Van"), ("njid", 6, "Ninja Van"), ("nlid", 6, "Ninja Van"), ("nvid", 6, "Ninja Van"),
        ("lxad", 8, "Lazada"), ("lxst", 8, "Lazada"), ("lxrp", 8, "Lazada"), ("gk", 8, "GrabExpress"), ("tkp", 8, "Tokopedia"), ("tkjn", 8, "JNE"), ("poslaju", 8, "Pos Laju"), ("erb", 8, "Pos Malaysia"), ("plx", 8, "Pos Malaysia"),
        ("sicepat", 8, "SiCepat"), ("anteraja", 8, "AnterAja"), ("wahana", 6, "Wahana"), ("lp", 10, "Lion Parcel"), ("cm", 11, "JNE"), ("bli", 8, "Blibli"), ("rex", 8, "REX"), ("dhl", 8, "DHL"),
    ];

    private static readonly HashSet<string> Names = ["resi", "noresi", "resinya", "awb", "tracking", "airwaybill", "waybill", "connote", "konosemen", "resiku"];
    private static readonly HashSet<string> Fillers = ["no", "nomor", "nomer", "nombor", "number", "nya", "saya", "aku", "ku", "ini", "itu", "adalah", "ialah", "is", "my", ":", ".", "=", "#", "jne", "jnt", "sicepat", "anteraja", "pos", "spx", "ninja", "id", "kak", "min"];

    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(TokenList.Of(text));
    }

    internal static IReadOnlyList<ModelResult> Recognize(TokenList tokens)
    {
        var results = new List<ModelResult>();
        for (var i = 0; i < tokens.Count;)
        {
            var end = Code(tokens, i);
            var length = end > i ? tokens[end - 1].End - tokens[i].Start : 0;
            if (length is >= Fewest and <= Most && (Courier(tokens, i, end) is var courier && courier is not null || IsNamed(tokens, i)))
            {
                var value = tokens.Source.Substring(tokens[i].Start, length).ToUpperInvariant();
                results.Add(courier is null
                    ? tokens.Result(i, end, "trackingnumber", ("value", value))
                    : tokens.Result(i, end, "trackingnumber", ("value", value), ("courier", courier)));
            }

            i = Math.Max(end, i + 1);
        }

        return results;
    }

    /// <summary>The place behind letters and digits written in one piece, digits among them; -1 when there is no digit.</summary>
    private static int Code(TokenList tokens, int at)
    {
        if (tokens[at].Kind == TokenKind.Symbol || (tokens.Glued(at) && tokens[at - 1].Kind != TokenKind.Symbol))
        {
            return -1;
        }

        var digits = tokens[at].IsNumber;
        var end = at + 1;
        while (tokens.Glued(end) && tokens[end].Kind != TokenKind.Symbol)
        {
            digits |= tokens[end].IsNumber;
            end++;
        }

        return digits ? end : -1;
    }

    private static string? Courier(TokenList tokens, int at, int end)
    {
        if (!tokens[at].IsWord || end < at + 2)
        {
            return null;
        }

        foreach (var (prefix, digits, courier) in Couriers)
        {
            if (tokens.Text(at) == prefix && tokens[end - 1].End - tokens[at + 1].Start >= digits)
            {
                return courier;
            }
        }

        return null;
    }

    private static bool IsNamed(TokenList tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 5; i--)
        {
            if (Names.Contains(tokens.Text(i)))
            {
                return true;
            }

            if (!Fillers.Contains(tokens.Text(i)))
            {
                return false;
            }
        }

        return false;
    }
}
