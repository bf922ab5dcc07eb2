namespace CareBot.Language;

/// <summary>
/// Finds the one known word that a mistyped word differs from by a single slip: a letter left out, put in, swapped with its neighbour or
/// taken for another. Words that share everything but one letter are found through what is left of them (Garbe's symmetric deletes).
/// Immutable after it is built; safe for any number of threads.
/// </summary>
internal sealed class Slips
{
    /// <summary>Letters of the shortest word that is looked at: shorter ones have too many neighbours.</summary>
    public const int Least = 6;
    private const int Most = 24;
    private readonly Dictionary<string, string?> _byRest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public Slips(IEnumerable<string> words)
    {
        foreach (var word in words.Where(word => word.Length is >= Least and <= Most && word.All(char.IsAsciiLetterLower)))
        {
            Remember(word, word);
            for (var i = 1; i < word.Length; i++)
            {
                Remember(word.Remove(i, 1), word);
            }
        }

        _lookup = _byRest.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The word that was meant; null when none or more than one is near. The first letter is taken as right.</summary>
    public string? Meant(string typed)
    {
        if (typed.Length is < Least or > Most || !typed.All(char.IsAsciiLetterLower))
        {
            return null;
        }

        string? meant = null;
        if (!Take(typed, typed, ref meant))
        {
            return null;
        }

        Span<char> rest = stackalloc char[typed.Length - 1];
        for (var i = 1; i < typed.Length; i++)
        {
            typed.AsSpan(0, i).CopyTo(rest);
            typed.AsSpan(i + 1).CopyTo(rest[i..]);
            if (!Take(rest, typed, ref meant))
            {
                return null;
            }
        }

        return meant;
    }

    /// <summary>False when a second word is as near as the first.</summary>
    private bool Take(ReadOnlySpan<char> rest, string typed, ref string? meant)
    {
        if (!_lookup.TryGetValue(rest, out var word))
        {
            return true;
        }

        if (word is null)
        {
            return false;
        }

        if (!IsOneSlip(typed, word) || word == meant)
        {
            return true;
        }

        if (meant is not null)
        {
            return false;
        }

        meant = word;
        return true;
    }

    private static bool IsOneSlip(string typed, string word)
    {
        var (start, end) = (0, 0);
        var shorter = Math.Min(typed.Length, word.Length);
        while (start < shorter && typed[start] == word[start])
        {
            start++;
        }

        while (end < shorter - start && typed[^(end + 1)] == word[^(end + 1)])
        {
            end++;
        }

        var left = typed.AsSpan(start, typed.Length - start - end);
        var right = word.AsSpan(start, word.Length - start - end);
        return (left.Length <= 1 && right.Length <= 1) || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]);
    }

    private void Remember(string rest, string word)
    {
        if (!_byRest.TryAdd(rest, word) && _byRest[rest] != word)
        {
            _byRest[rest] = null;
        }
    }
}
