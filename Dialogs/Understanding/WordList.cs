using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CareBot.Dialogs.Understanding;

/// <summary>Where a line of a list was found.</summary>
/// <param name="Start">Index of the first word.</param>
/// <param name="Length">Number of words.</param>
/// <param name="Weight">The line's weight, 0 to 1; 1 unless the list says otherwise.</param>
public sealed record WordHit(int Start, int Length, double Weight);

/// <summary>
/// One file of <c>Words/</c>. Each line is a <see cref="WordPattern"/>; <c>// …</c> is a comment, <c>@name = a b c</c> names a choice,
/// <c>weight 0.5</c> holds for the lines after it, <c>- pattern</c> hides what it covers, <c>! pattern</c> silences the list for a message.
/// Thread-safe.
/// </summary>
public sealed class WordList
{
    private static readonly ConcurrentDictionary<string, WordList> Loaded = new(StringComparer.Ordinal);

    private readonly List<(WordPattern Pattern, double Weight)> lines = [];
    private readonly List<WordPattern> hiding = [];
    private readonly List<WordPattern> silencing = [];

    /// <summary>The lines that a word can begin, and those that may begin with any word.</summary>
    private readonly Dictionary<string, List<(WordPattern Pattern, double Weight)>> byFirstWord = new(StringComparer.Ordinal);
    private readonly List<(WordPattern Pattern, double Weight)> anywhere;
    private readonly Dictionary<string, string[]> sets = new(StringComparer.Ordinal);

    private WordList(IEnumerable<string> text)
    {
        var weight = 1.0;
        foreach (var line in text.Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal)))
        {
            if (line.StartsWith('@') && line.Split(" = ") is [var name, var members])
            {
                sets[name] = [.. members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(MessageWord.Fold)];
            }
            else if (line.StartsWith("weight ", StringComparison.Ordinal))
            {
                weight = double.Parse(line["weight ".Length..], CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                hiding.Add(new WordPattern(line[2..], sets));
            }
            else if (line.StartsWith("! ", StringComparison.Ordinal))
            {
                silencing.Add(new WordPattern(line[2..], sets));
            }
            else
            {
                lines.Add((new WordPattern(line, sets), weight));
            }
        }
        anywhere = [.. lines.Where(line => line.Pattern.FirstWords is null)];
        foreach (var line in lines)
        {
            foreach (var word in line.Pattern.FirstWords ?? [])
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(byFirstWord, word, out _) ??= []).Add(line);
            }
        }
    }

    /// <summary>The embedded list of that name, read once.</summary>
    /// <exception cref="FileNotFoundException">No such list.</exception>
    public static WordList Named(string name) => Loaded.GetOrAdd(name, Read);

    /// <summary>A list of those lines.</summary>
    /// <exception cref="FormatException">A line is not of the form that a list has.</exception>
    public static WordList Of(IEnumerable<string> lines) => new(lines);

    /// <summary>The words of the named choice <c>@set</c> of this list.</summary>
    public IReadOnlyList<string> Set(string set) => sets[set];

    /// <summary>The longest line that begins at word <paramref name="start"/>, or null.</summary>
    public WordHit? At(IReadOnlyList<MessageWord> words, int start)
    {
        WordHit? best = null;
        Try(anywhere);
        if (byFirstWord.TryGetValue(words[start].Folded, out var folded))
        {
            Try(folded);
        }
        if (words[start].Stem != words[start].Folded && byFirstWord.TryGetValue(words[start].Stem, out var stemmed))
        {
            Try(stemmed);
        }
        return best;

        void Try(List<(WordPattern Pattern, double Weight)> candidates)
        {
            foreach (var (pattern, weight) in candidates)
            {
                var length = pattern.MatchAt(words, start);
                if (length > (best?.Length ?? 0) || (length > 0 && length == best?.Length && weight > best.Weight))
                {
                    best = new WordHit(start, length, weight);
                }
            }
        }
    }

    /// <summary>Every place where a line of the list occurs, hidden and silenced ones left out; hits do not overlap.</summary>
    public IReadOnlyList<WordHit> Find(IReadOnlyList<MessageWord> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var hits = new List<WordHit>();
        foreach (var pattern in silencing)
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (pattern.MatchAt(words, i) > 0)
                {
                    return hits;
                }
            }
        }
        bool[] hidden = hiding.Count == 0 ? [] : new bool[words.Count];
        foreach (var pattern in hiding)
        {
            for (var i = 0; i < words.Count; i++)
            {
                hidden.AsSpan(i, pattern.MatchAt(words, i)).Fill(true);
            }
        }
        for (var i = 0; i < words.Count; i++)
        {
            if (At(words, i) is { } hit && (hidden.Length == 0 || !hidden.AsSpan(i, hit.Length).Contains(true)))
            {
                hits.Add(hit);
                i += hit.Length - 1;
            }
        }
        return hits;
    }

    /// <summary>Whether the list occurs anywhere in the message.</summary>
    public bool IsIn(IReadOnlyList<MessageWord> words) => Find(words).Count > 0;

    private static WordList Read(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"Words/{name}.txt")
            ?? throw new FileNotFoundException($"There is no word list {name}.");
        using var reader = new StreamReader(stream);
        return new WordList(reader.ReadToEnd().Split('\n'));
    }
}
