using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Private;

/// <summary>Postal addresses in Indonesian and Malaysian form: a street, and a house number, RT/RW, block or postcode within the same sentence.</summary>
internal static class Addresses
{
    private const int MostTokens = 40;

    private static readonly HashSet<string> Streets = ["jl", "jln", "jalan", "gang", "gg", "lorong", "lrg", "perumahan", "perum", "komplek", "kompleks", "taman", "kampung", "kp", "street", "dusun"];
    private static readonly HashSet<string> Details = ["rt", "rw", "blok", "kel", "kec", "kelurahan", "kecamatan", "kab", "kabupaten", "desa", "kodepos", "poskod", "no", "nomor", "nomer", "lot"];

    public static void Find(TokenList tokens, List<PrivateMark> marks)
    {
        for (var i = 0; i < tokens.Count;)
        {
            var behind = Streets.Contains(tokens.Text(i)) && Opens(tokens, i) ? Behind(tokens, i) : -1;
            if (behind > 0)
            {
                marks.Add(new(PrivateKind.Address, tokens[i].Start, tokens[behind - 1].End - tokens[i].Start));
            }

            i = Math.Max(behind, i + 1);
        }
    }

    private static bool Opens(TokenList tokens, int at)
    {
        var name = tokens.Is(at + 1, ".") ? at + 2 : at + 1;
        return tokens[name].IsWord && tokens.Text(name) is not ("ke" or "di" or "terus" or "kok" or "aja" or "sendiri" or "keluar" or "dari" or "lagi" or "ga" or "gak");
    }

    /// <summary>The place behind the last detail; -1 where there is none.</summary>
    private static int Behind(TokenList tokens, int start)
    {
        var last = -1;
        for (var i = start + 1; i < Math.Min(tokens.Count, start + MostTokens); i++)
        {
            if (tokens.Text(i) is "!" or "?" or ";" || (tokens.Is(i, ".") && !tokens.Glued(i + 1) && tokens[i - 1].Length > 3) || Breaks(tokens, i))
            {
                break;
            }

            var number = tokens[i].IsNumber && (Details.Contains(tokens.Text(i - 1)) || (tokens.Is(i - 1, ".") && Details.Contains(tokens.Text(i - 2)))
                || tokens[i].Length == 5 || (tokens.Is(i - 1, "/") && last == i - 1) || (last < 0 && tokens[i - 1].IsWord && i <= start + 5 && tokens[i].Length <= 4));
            var named = tokens[i].IsWord && Details.Contains(tokens.Text(i - 1)) && last > 0;
            if (number || named)
            {
                last = i + 1;
            }
            else if (tokens.Is(i, "/") && last == i)
            {
                last = i + 1;
            }
        }

        return last;
    }

    private static bool Breaks(TokenList tokens, int at) => tokens.Source.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End).Count('\n') > 1;
}
