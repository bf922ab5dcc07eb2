using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Money;

/// <summary>Finds the names and signs of currencies at a place; the longest one wins.</summary>
internal static class CurrencyWords
{
    private static readonly Dictionary<string, List<(string[] Words, Currency Currency)>> Names = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, List<(string[] Words, Currency Currency)>> Signs = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, Currency> Codes = new(StringComparer.Ordinal);

    static CurrencyWords()
    {
        foreach (var line in CurrencyTable.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Trim().Split(';');
            var currency = new Currency(parts[0], parts[1] == "-" ? null : parts[1]);
            Add(Names, parts[2], currency);
            Add(Signs, parts[3], currency);
            if (currency.Code is { } code)
            {
                Codes.TryAdd(code.ToLowerInvariant(), currency);
            }
        }
    }

    /// <summary>A name or code behind a number, or standing alone.</summary>
    public static (Currency Currency, int Next)? Name(TokenList tokens, int at) => Longest(Names, tokens, at) ?? Code(tokens, at);

    /// <summary>A sign or code in front of a number.</summary>
    public static (Currency Currency, int Next)? Before(TokenList tokens, int at) => Longest(Signs, tokens, at)
        ?? (CurrencyTable.CommonWords.Contains(tokens.Text(at)) ? null : Code(tokens, at));

    /// <summary>A sign behind a number: <c>5 €</c>, <c>100元</c>.</summary>
    public static (Currency Currency, int Next)? Sign(TokenList tokens, int at) => tokens[at].Kind == TokenKind.Symbol || tokens[at].Length == 1 || tokens.Text(at) is "zł" or "rp" or "rm"
        ? Longest(Signs, tokens, at)
        : null;

    /// <summary>A thousand or million written together with a code: <c>MEUR</c>.</summary>
    public static (Currency Currency, decimal Scale)? Scaled(string text) => text.Length == 4 && text[0] is 'm' or 'k' && Codes.TryGetValue(text[1..], out var currency)
        ? (currency, text[0] == 'm' ? 1_000_000 : 1_000)
        : null;

    private static (Currency Currency, int Next)? Code(TokenList tokens, int at) => tokens[at].Length == 3 && Codes.TryGetValue(tokens.Text(at), out var currency)
        ? (currency, at + 1)
        : null;

    private static (Currency Currency, int Next)? Longest(Dictionary<string, List<(string[] Words, Currency Currency)>> all, TokenList tokens, int at)
    {
        if (!all.TryGetValue(tokens.Text(at), out var candidates))
        {
            return null;
        }

        foreach (var (words, currency) in candidates)
        {
            var matches = true;
            for (var i = 1; i < words.Length && matches; i++)
            {
                matches = tokens.Is(at + i, words[i]) && (words[0] != "a" || tokens.Glued(at + i));
            }

            if (matches)
            {
                return (currency, at + words.Length);
            }
        }

        return null;
    }

    private static void Add(Dictionary<string, List<(string[] Words, Currency Currency)>> all, string list, Currency currency)
    {
        foreach (var phrase in list.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var tokens = TokenList.Of(phrase);
            var words = Enumerable.Range(0, tokens.Count).Select(tokens.Text).ToArray();
            if (!all.TryGetValue(words[0], out var candidates))
            {
                all[words[0]] = candidates = [];
            }

            candidates.Add((words, currency));
            candidates.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        }
    }
}
