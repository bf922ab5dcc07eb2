namespace CareBot.Knowledge.Matching;

/// <summary>
/// The words of the examples, so that a mistyped one is found: one letter left out, put in, taken for another or swapped with its neighbour. Words that share
/// everything but one letter are found through what is left of them (Garbe's symmetric deletes). Immutable and safe for any number of threads.
/// </summary>
internal sealed class KnownSpellings
{
    /// <summary>Letters of the shortest word that is looked at: shorter ones have too many neighbours.</summary>
    public const int Least = 4;
    private const int Longest = 24;
    private const int Most = 50_000;

    /// <summary>Of two words that are as near, one is meant if it stands in so many times as many examples.</summary>
    private const int Clearly = 4;

    /// <summary>Letters up to which only a swap, a doubling or a letter left out is taken for a slip.</summary>
    private const int Short = 4;

    /// <summary>Letters from which any letter may have been taken for another, but for the first.</summary>
    private const int Long = 7;
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>By letter from a to z: those on the keys around it.</summary>
    private static readonly string[] Neighbours =
    [
        "qwsz", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko", "huikmn", "jiolm", "kop", "njk",
        "bhjm", "iklp", "ol", "wa", "edft", "awedxz", "rfgy", "yhji", "cfgb", "qase", "zsdc", "tghu", "asx",
    ];
    private readonly string[] _words;
    private readonly int[] _counts;
    private readonly ulong[] _rests;
    private readonly int[] _owners;

    /// <param name="texts">The normalised words of each example.</param>
    public KnownSpellings(IEnumerable<string[]> texts)
    {
        var known = texts.SelectMany(text => text.Where(IsPlain).Distinct(StringComparer.Ordinal)).CountBy(word => word, StringComparer.Ordinal)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Most).ToArray();
        _words = Array.ConvertAll(known, pair => pair.Key);
        _counts = Array.ConvertAll(known, pair => pair.Value);
        var pairs = _words.SelectMany((word, owner) => Enumerable.Range(-1, word.Length + 1).Select(left => (Key: Rest(word, left), Owner: owner))).Distinct().ToArray();
        _rests = Array.ConvertAll(pairs, pair => pair.Key);
        _owners = Array.ConvertAll(pairs, pair => pair.Owner);
        Array.Sort(_rests, _owners);
    }

    /// <summary>The word that was meant; null when none is near or none of several clearly.</summary>
    public string? Meant(string typed)
    {
        if (!IsPlain(typed))
        {
            return null;
        }

        var (best, most, next) = (-1, 0, 0);
        for (var left = -1; left < typed.Length; left++)
        {
            var rest = Rest(typed, left);
            for (var at = First(rest); at < _rests.Length && _rests[at] == rest; at++)
            {
                if (_owners[at] != best && IsOneSlip(typed, _words[_owners[at]]))
                {
                    (best, most, next) = _counts[_owners[at]] > most ? (_owners[at], _counts[_owners[at]], most) : (best, most, Math.Max(next, _counts[_owners[at]]));
                }
            }
        }

        return best >= 0 && most >= next * Clearly ? _words[best] : null;
    }

    private static bool IsPlain(string word) => word.Length is >= Least and <= Longest && !word.AsSpan().ContainsAnyExceptInRange('a', 'z');

    private int First(ulong rest)
    {
        var at = Array.BinarySearch(_rests, rest);
        while (at > 0 && _rests[at - 1] == rest)
        {
            at--;
        }

        return at < 0 ? _rests.Length : at;
    }

    /// <summary>The key of the word without its letter number <paramref name="left"/>; of the whole word for -1.</summary>
    private static ulong Rest(string word, int left)
    {
        var hash = Seed;
        for (var i = 0; i < word.Length; i++)
        {
            hash = i == left ? hash : (hash ^ word[i]) * Prime;
        }

        return hash;
    }

    /// <summary>
    /// Whether fingers easily make the one of the other. Words that differ in a letter may be two words ("batik", "balik"), so a letter counts as taken for another
    /// only where their keys are neighbours or the word is long.
    /// </summary>
    private static bool IsOneSlip(string typed, string word)
    {
        var start = typed.AsSpan().CommonPrefixLength(word);
        var end = 0;
        while (end < Math.Min(typed.Length, word.Length) - start && typed[^(end + 1)] == word[^(end + 1)])
        {
            end++;
        }

        var left = typed.AsSpan(start, typed.Length - start - end);
        var right = word.AsSpan(start, word.Length - start - end);
        return (left.Length, right.Length) switch
        {
            (0, 0) => true,
            (2, 2) => left[0] == right[1] && left[1] == right[0],
            (1, 0) => start > 0 && (typed[start] == typed[start - 1] || typed.Length > Short),
            (0, 1) => start > 0 && typed.Length >= Short,
            (1, 1) => (typed.Length > Short && Neighbours[left[0] - 'a'].Contains(right[0], StringComparison.Ordinal)) || (start > 0 && typed.Length >= Long),
            _ => false,
        };
    }
}
