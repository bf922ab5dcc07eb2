namespace CareBot.Dialogs.Understanding;

/// <summary>
/// A line of a word list: words one after another. <c>a|b</c> is a choice, <c>a?</c> may be missing, <c>*</c> stands for up to two
/// words, <c>^</c> and <c>$</c> for the message's beginning and end, <c>#</c> for a number. Words match whole, drawn-out letters and
/// clitics aside.
/// </summary>
internal sealed class WordPattern
{
    private readonly Element[] elements;

    public WordPattern(string line, IReadOnlyDictionary<string, string[]> sets)
    {
        elements = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => Element.Parse(part, sets))];
    }

    /// <summary>The words of which one must stand first, folded; null when the pattern may begin with another, or is bound to the message's beginning.</summary>
    public IReadOnlyCollection<string>? FirstWords => elements is [{ Kind: ElementKind.Words, Least: 1 } first, ..] ? first.Choices : null;

    /// <summary>How many words from <paramref name="start"/> on match, as many as possible; 0 when they do not.</summary>
    public int MatchAt(IReadOnlyList<MessageWord> words, int start) => Math.Max(0, Longest(words, start, 0) - start);

    private int Longest(IReadOnlyList<MessageWord> words, int at, int element)
    {
        if (element == elements.Length)
        {
            return at;
        }
        var part = elements[element];
        var best = -1;
        if (part.Kind == ElementKind.Begin)
        {
            return at == 0 ? Longest(words, at, element + 1) : -1;
        }
        if (part.Kind == ElementKind.End)
        {
            return at == words.Count ? Longest(words, at, element + 1) : -1;
        }
        if (part.Least == 0)
        {
            best = Longest(words, at, element + 1);
        }
        for (var taken = 1; taken <= part.Most && at + taken <= words.Count && part.Takes(words[at + taken - 1]); taken++)
        {
            best = Math.Max(best, Longest(words, at + taken, element + 1));
        }
        return best;
    }

    private enum ElementKind
    {
        Words,
        AnyWord,
        Number,
        Begin,
        End,
    }

    private sealed record Element(ElementKind Kind, HashSet<string> Choices, int Least, int Most)
    {
        public static Element Parse(string part, IReadOnlyDictionary<string, string[]> sets)
        {
            var optional = part.Length > 1 && part.EndsWith('?');
            var body = optional ? part[..^1] : part;
            var least = optional ? 0 : 1;
            return body switch
            {
                "^" => new Element(ElementKind.Begin, [], 0, 0),
                "$" => new Element(ElementKind.End, [], 0, 0),
                "*" => new Element(ElementKind.AnyWord, [], 0, 2),
                "#" => new Element(ElementKind.Number, [], least, 1),
                _ => new Element(ElementKind.Words, [.. body.Split('|').SelectMany(word => Expand(word, sets))], least, 1),
            };
        }

        public bool Takes(MessageWord word) => Kind switch
        {
            ElementKind.AnyWord => true,
            ElementKind.Number => word.Folded.All(char.IsDigit),
            _ => Choices.Contains(word.Folded) || Choices.Contains(word.Stem),
        };

        private static IEnumerable<string> Expand(string word, IReadOnlyDictionary<string, string[]> sets) =>
            !word.StartsWith('@') ? [MessageWord.Fold(word)]
            : sets.TryGetValue(word, out var members) ? members
            : throw new FormatException($"The word list uses {word} before defining it.");
    }
}
