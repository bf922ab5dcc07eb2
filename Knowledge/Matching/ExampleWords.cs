namespace CareBot.Knowledge.Matching;

/// <summary>
/// The words that the examples are written with, found by a mistyped one: a letter missing, doubled, replaced, or swapped with its neighbour.
/// Found by what is left when a letter is taken away (Garbe's symmetric deletes). Immutable and safe for any number of threads.
/// </summary>
internal sealed class ExampleWords
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int Shortest = 4;
    private const int Longest = 24;

    /// <summary>In shorter words another letter makes another word more often than a slip.</summary>
    private const int Replaceable = 5;

    /// <summary>The most frequent ones; beyond it words are rare enough to be slips themselves.</summary>
    private const int Most = 20_000;

    /// <summary>With so many texts more, a word must stand in them once more to be what a strange one is a slip of: the rest are too many.</summary>
    private const int TextsEach = 1000;

    private readonly string[] _words;

    /// <summary>Hash of a word, or of a word without one letter → place of the most frequent such word.</summary>
    private readonly Dictionary<ulong, int> _places = [];

    public ExampleWords(IReadOnlyCollection<string> texts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var byText = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
        {
            var lower = text.ToLowerInvariant().AsSpan();
            for (var start = 0; start < lower.Length;)
            {
                var end = start;
                while (end < lower.Length && char.IsLetter(lower[end]))
                {
                    end++;
                }

                if (end - start is >= Shortest and <= Longest)
                {
                    byText[lower[start..end]] = byText.TryGetValue(lower[start..end], out var count) ? count + 1 : 1;
                }

                start = end + 1;
            }
        }

        var least = 1 + (texts.Count / TextsEach);
        _words = [.. counts.Where(pair => pair.Value >= least).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Most).Select(pair => pair.Key)];
        for (var place = 0; place < _words.Length; place++)
        {
            for (var without = -1; without < _words[place].Length; without++)
            {
                _places.TryAdd(Hash(_words[place], without), place);
            }
        }
    }

    /// <summary>The most frequent word that one slip of the finger makes of this one; null when there is none.</summary>
    public string? Meant(string word)
    {
        if (word.Length is < Shortest - 1 or > Longest)
        {
            return null;
        }

        var best = int.MaxValue;
        for (var without = -1; without < word.Length; without++)
        {
            if (_places.TryGetValue(Hash(word, without), out var place) && place < best && IsOneSlip(word, _words[place]))
            {
                best = place;
            }
        }

        return best == int.MaxValue ? null : _words[best];
    }

    /// <summary>Whether one letter more, less, other or swapped with the next makes one word of the other.</summary>
    private static bool IsOneSlip(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length > other.Length)
        {
            return IsOneSlip(other, one);
        }

        var same = one.CommonPrefixLength(other);
        var rest = one[same..];
        var otherRest = other[same..];
        return one.Length == other.Length
            ? rest.Length > 0 && ((one.Length >= Replaceable && rest[1..].SequenceEqual(otherRest[1..]))
                || (rest.Length > 1 && rest[0] == otherRest[1] && rest[1] == otherRest[0] && rest[2..].SequenceEqual(otherRest[2..])))
            : other.Length == one.Length + 1 && rest.SequenceEqual(otherRest[1..]);
    }

    /// <param name="without">Place of the letter that is passed over; -1: none.</param>
    private static ulong Hash(string word, int without)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < word.Length; i++)
        {
            hash = i == without ? hash : (hash ^ word[i]) * 1099511628211;
        }

        return hash;
    }
}
