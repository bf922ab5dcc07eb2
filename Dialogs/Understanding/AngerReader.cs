using System.Text.RegularExpressions;

namespace CareBot.Dialogs.Understanding;

/// <summary>
/// A first reading of anger from word lists and typography. Signals are taken as independent: the probability is one minus the
/// product of each signal's doubt. A feeling that is denied ("ga marah kok") does not count; a swear word does, denied or not.
/// </summary>
public static partial class AngerReader
{
    private const double Shouting = 0.35;
    private const double Punctuation = 0.2;
    private const int ReachOfNegation = 2;

    private static readonly (string List, string Signal, bool CanBeDenied)[] Lists =
    [
        ("anger-swearing", "swearing", false),
        ("anger-threats", "threat", true),
        ("anger-feelings", "anger", true),
        ("anger-accusations", "accusation", true),
        ("anger-disappointment", "disappointment", true),
        ("anger-repetition", "repeated trouble", false),
    ];

    /// <summary>Reads <paramref name="text"/>, whose words are <paramref name="words"/>.</summary>
    public static AngerReading Read(string text, IReadOnlyList<MessageWord> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        List<(string Signal, double Weight)> signals = [.. Lists.SelectMany(list => Words(list, words)), .. Typography(text, words)];
        if (signals.Count == 0)
        {
            return AngerReading.None;
        }
        var doubt = signals.Aggregate(1.0, (product, signal) => product * (1 - signal.Weight));
        return new AngerReading(Math.Round(1 - doubt, 3), [.. signals.OrderByDescending(s => s.Weight).Select(s => s.Signal)]);
    }

    private static IEnumerable<(string Signal, double Weight)> Words((string List, string Signal, bool CanBeDenied) list, IReadOnlyList<MessageWord> words) =>
        from hit in WordList.Named(list.List).Find(words)
        where !list.CanBeDenied || !IsDenied(words, hit.Start)
        select ($"{list.Signal}: {string.Join(' ', words.Skip(hit.Start).Take(hit.Length).Select(w => w.Folded))}", hit.Weight);

    private static IEnumerable<(string Signal, double Weight)> Typography(string text, IReadOnlyList<MessageWord> words)
    {
        var long3 = words.Where(w => w.Length >= 3).ToList();
        if (long3.Count(w => w.IsShouted) is var shouted && shouted >= 3 && shouted >= 0.7 * long3.Count)
        {
            yield return ("shouting in capitals", Shouting);
        }
        if (Repeated().Match(text) is { Success: true } marks)
        {
            yield return (marks.Value.Contains('!', StringComparison.Ordinal) ? "repeated !" : "repeated ?", Punctuation);
        }
    }

    private static bool IsDenied(IReadOnlyList<MessageWord> words, int start)
    {
        var negations = WordList.Named("negation");
        return Enumerable.Range(Math.Max(0, start - ReachOfNegation), Math.Min(start, ReachOfNegation)).Any(i => negations.At(words, i) is not null);
    }

    [GeneratedRegex("[!?]{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repeated();
}
