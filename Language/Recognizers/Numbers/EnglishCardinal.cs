using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>Counting words and what goes on building the same number: <c>two hundred and five</c>, <c>3 million</c>, <c>three lakh crore</c>.</summary>
internal sealed class EnglishCardinal(TokenList tokens)
{
    /// <summary>The words that a number can begin with.</summary>
    private static readonly HashSet<string> Openers = new(
        EnglishNumberWords.Units.Keys.Concat(EnglishNumberWords.Teens.Keys).Concat(EnglishNumberWords.Tens.Keys).Append("a").Append("an"));

    public List<CardinalPart> Parts { get; } = [];

    public int Next => Parts.Count == 0 ? -1 : Parts[^1].Next;

    public CardinalKind Last => Parts.Count == 0 ? CardinalKind.None : Parts[^1].Kind;

    /// <summary>Whether a digit is among the parts.</summary>
    public bool HasNumeral => Parts.Exists(p => p.Kind == CardinalKind.Numeral);

    public static EnglishCardinal? Read(TokenList tokens, int at, bool numerals = true)
    {
        var opens = tokens[at].IsWord ? Openers.Contains(tokens.Text(at)) : numerals && (tokens[at].IsNumber || tokens.Is(at, "."));
        if (!opens)
        {
            return null;
        }

        var memory = numerals ? tokens.English.Cardinals : tokens.English.WordCardinals;
        if (memory.TryGet(at, out var known))
        {
            return known;
        }

        var cardinal = new EnglishCardinal(tokens);
        cardinal.Run(at, numerals);
        return memory.Keep(at, cardinal.Parts.Count > 0 ? cardinal : null);
    }

    /// <summary>What the first <paramref name="count"/> parts make together.</summary>
    public decimal Value(int count)
    {
        decimal total = 0, current = 0, added = 0;
        for (var i = 0; i < count; i++)
        {
            var (kind, value, _, _) = Parts[i];
            switch (kind)
            {
                case CardinalKind.Hundred:
                    current = Times(current, 100);
                    break;
                case CardinalKind.Dozen when Parts[i - 1].Joined:
                    current += Times(Parts[i - 1].Value, 11);
                    break;
                case CardinalKind.Dozen:
                    (total, current) = (Times(total + current, 12), 0);
                    break;
                case CardinalKind.Scale when current == 0 && added > 0:
                    total += Times(added, value) - added;
                    added = Times(added, value);
                    break;
                case CardinalKind.Scale:
                    added = Times(current, value);
                    (total, current) = (total + added, 0);
                    break;
                default:
                    current += value;
                    break;
            }
        }

        return total + current;
    }

    private static decimal Times(decimal a, decimal b) => a == 0 || b <= decimal.MaxValue / 10 / Math.Max(1, a) ? a * b : decimal.MaxValue / 10;

    private void Run(int at, bool numerals)
    {
        if (tokens.Text(at) is "a" or "an" && Article(at + 1))
        {
            Parts.Add(new(CardinalKind.Unit, 1, at + 1));
            at++;
        }

        while (Part(at, numerals) is { } part)
        {
            Parts.Add(part with { Joined = tokens.Is(at - 1, "and") && Parts.Count > 0 });
            at = Joint(part.Next, numerals);
        }
    }

    private bool Article(int next) => tokens.Is(next, "hundred") || EnglishNumberWords.Scales.ContainsKey(tokens.Text(next))
        || EnglishNumberWords.Dozens.Contains(tokens.Text(next));

    private CardinalPart? Part(int at, bool numerals)
    {
        var token = tokens[at];
        if (token.IsNumber || (Last == CardinalKind.None && token.Text == "."))
        {
            return numerals ? NumeralPart(at) : null;
        }

        if (!token.IsWord)
        {
            return null;
        }

        var text = token.Text;
        var opens = Last is CardinalKind.None or CardinalKind.Hundred or CardinalKind.Scale;
        if (EnglishNumberWords.Units.TryGetValue(text, out var unit))
        {
            return (opens || Last == CardinalKind.Tens) && (unit > 0 || Last == CardinalKind.None) ? new(CardinalKind.Unit, unit, at + 1) : null;
        }

        if (EnglishNumberWords.Teens.TryGetValue(text, out var teen))
        {
            return opens ? new(CardinalKind.Teen, teen, at + 1) : null;
        }

        if (EnglishNumberWords.Tens.TryGetValue(text, out var tens))
        {
            return opens ? new(CardinalKind.Tens, tens, at + 1) : null;
        }

        return Multiplier(text, at);
    }

    private CardinalPart? Multiplier(string text, int at)
    {
        var counted = Last is CardinalKind.Numeral or CardinalKind.Unit or CardinalKind.Teen or CardinalKind.Tens;
        if (text == "hundred" || text == "hundreds")
        {
            return counted && !(Parts.Count > 1 && Parts[^2].Kind == CardinalKind.Hundred) ? new(CardinalKind.Hundred, 100, at + 1) : null;
        }

        if (EnglishNumberWords.Scales.TryGetValue(text, out var scale))
        {
            var inOrder = Last == CardinalKind.Scale ? scale > Parts[^1].Value : !Parts.Exists(p => p.Kind == CardinalKind.Scale && p.Value <= scale);
            return (counted || Last is CardinalKind.Hundred or CardinalKind.Scale) && inOrder ? new(CardinalKind.Scale, scale, at + 1) : null;
        }

        if (Last == CardinalKind.Numeral && Parts.Count == 1 && EnglishNumberWords.Letters.TryGetValue(text, out var letter))
        {
            return new(CardinalKind.Scale, letter, at + 1);
        }

        return EnglishNumberWords.Dozens.Contains(text) && Last is not CardinalKind.None and not CardinalKind.Dozen ? new(CardinalKind.Dozen, 12, at + 1) : null;
    }

    private CardinalPart? NumeralPart(int at)
    {
        if (Numeral.Read(tokens, at) is not { Exact: { } value } number
            || (Last != CardinalKind.None && (Last is not (CardinalKind.Hundred or CardinalKind.Scale) || value is 0 or >= 1000 || !HasNumeral || number.Kind != "integer")))
        {
            return null;
        }

        return new(CardinalKind.Numeral, value, number.Next);
    }

    /// <summary>"two hundred and five", "twenty-one": a joint is passed where the number goes on behind it.</summary>
    private int Joint(int at, bool numerals)
    {
        var joins = (tokens.Is(at, "and") && Last is CardinalKind.Hundred or CardinalKind.Scale)
            || (tokens.Is(at, "-") && Last == CardinalKind.Tens && EnglishNumberWords.Units.ContainsKey(tokens.Text(at + 1)));
        return joins && Part(at + 1, numerals) is not null && tokens[at].Text.Length > 0 ? at + 1 : at;
    }
}
