using System.Globalization;
using CareBot.Language.Recognizers.Money;
using CareBot.Language.Recognizers.Numbers;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers;

/// <summary>
/// Numbers, ordinals, percentages and money in Indonesian and Malay, with the type names and resolution keys of the English recognisers:
/// <c>number</c> (<c>subtype</c>, <c>value</c>), <c>ordinal</c> (<c>offset</c>, <c>relativeTo</c>, <c>value</c>), <c>percentage</c> (<c>value</c>), <c>currency</c> (<c>value</c>, <c>unit</c>, <c>isoCurrency</c>).
/// </summary>
internal sealed class MalayNumbers(MalayDialect dialect)
{
    private readonly Amounts _amounts = new(
        (tokens, at) => MalayQuantity.Read(tokens, at, dialect, glued: true),
        "dan",
        static text => text is "ribu" or "rb" or "juta" or "jt" or "miliar" or "milyar" or "bilion" ? MalayNumberWords.Scales[text] : null);

    public IReadOnlyList<ModelResult> Numbers(TokenList tokens)
    {
        var results = new List<ModelResult>();
        for (var i = 0; i < tokens.Count;)
        {
            if (Ordinal(tokens, i) is { } ordinal)
            {
                i = ordinal.Next;
            }
            else if (MalayQuantity.Read(tokens, i, dialect) is { } number)
            {
                results.Add(tokens.Result(i, number.Next, "number", ("subtype", number.Kind), ("value", number.Text)));
                i = number.Next;
            }
            else
            {
                i++;
            }
        }

        return results;
    }

    public IReadOnlyList<ModelResult> Ordinals(TokenList tokens)
    {
        var results = new List<ModelResult>();
        for (var i = 0; i < tokens.Count;)
        {
            if (Ordinal(tokens, i) is { } ordinal)
            {
                var last = ordinal.Value == 0;
                var value = ordinal.Value.ToString(CultureInfo.InvariantCulture);
                results.Add(last
                    ? tokens.Result(i, ordinal.Next, "ordinal.relative", ("offset", "0"), ("relativeTo", "end"), ("value", "end+0"))
                    : tokens.Result(i, ordinal.Next, "ordinal", ("offset", value), ("relativeTo", "start"), ("value", value)));
                i = ordinal.Next;
            }
            else
            {
                i++;
            }
        }

        return results;
    }

    public IReadOnlyList<ModelResult> Shares(TokenList tokens) =>
        Percentages.Recognize(tokens, (all, at) => MalayQuantity.Read(all, at, dialect, glued: true));

    public IReadOnlyList<ModelResult> Money(TokenList tokens)
    {
        var results = new List<ModelResult>(_amounts.Recognize(tokens, alone: false));
        if (!dialect.IsIndonesian)
        {
            return results;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsWord && MalayNumberWords.Hokkien.TryGetValue(tokens.Text(i), out var rupiah) && !results.Exists(r => r.Start <= tokens[i].Start && r.End >= tokens[i].Start))
            {
                var thousand = tokens.Text(i + 1) is "ceng" && rupiah < 1000;
                var unit = tokens.Text(thousand ? i + 2 : i + 1) is "rupiah" or "perak" ? 1 : 0;
                var value = (thousand ? rupiah * 1000 : rupiah).ToString(CultureInfo.InvariantCulture);
                results.Add(tokens.Result(i, i + 1 + (thousand ? 1 : 0) + unit, "currency", ("value", value), ("unit", "Indonesian rupiah"), ("isoCurrency", "IDR")));
            }
        }

        results.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return results;
    }

    /// <summary>"kedua", "ke-2", "ke 3", "yang pertama"; 0 stands for the last one.</summary>
    private (int Value, int Next)? Ordinal(TokenList tokens, int at)
    {
        var text = tokens.Text(at);
        if (MalayNumberWords.Ordinals.TryGetValue(text, out var value))
        {
            return text == "kedua" && tokens.Is(at + 1, "belas") || (value is > 1 and < 10 && tokens.Is(at + 1, "belas")) ? (10 + value, at + 2)
                : value is > 1 and < 10 && tokens.Is(at + 1, "puluh") ? (value * 10, at + 2)
                : (value, at + 1);
        }

        if (text is "terakhir" or "terahir" && tokens.Text(at - 1) is not ("hari" or "minggu" or "bulan" or "jam" or "tahun" or "kali"))
        {
            return (0, at + 1);
        }

        if (text != "ke")
        {
            return null;
        }

        var dash = tokens.Is(at + 1, "-") ? at + 2 : at + 1;
        var close = dash > at + 1 || tokens.Glued(dash) || tokens.Text(at - 1) is "yang" or "yg" or "hari" or "kali" or "order" or "pesanan" or "nomor" or "urutan" or "bulan" or "minggu" or "tahap" or "anak";
        return close && tokens[dash].IsNumber && tokens[dash].Length <= 4 && !(tokens[dash + 1].IsWord && tokens.Glued(dash + 1) && !tokens.Is(dash + 1, "nya"))
            ? (int.Parse(tokens.Text(dash), CultureInfo.InvariantCulture), dash + 1)
            : dash > at + 1 && MalayQuantity.Read(tokens, dash, dialect) is { IsCount: true } words ? (words.Count, words.Next) : null;
    }
}
