using System.Text.RegularExpressions;
using CareBot.Dialogs.Understanding.Mood;

namespace CareBot.Dialogs.Understanding;

/// <summary>
/// The explicit signals of anger, from word lists and typography. Signals are taken as independent: the probability is one minus the
/// product of each signal's doubt. A feeling that is denied ("ga marah kok") does not count; a swear word does, denied or not. Calming words,
/// which leads may add, take their weight off the whole.
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
        ("anger-sarcasm", "sarcasm", false),
        ("anger-disappointment", "disappointment", true),
        ("anger-repetition", "repeated trouble", false),
    ];

    /// <summary>Reads <paramref name="text"/>, whose words are <paramref name="words"/>.</summary>
    public static AngerReading Read(string text, IReadOnlyList<MessageWord> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var added = AddedWords.Current;
        var calming = Words(added.Calm, "calming", canBeDenied: true, words).ToList();
        var calm = calming.Aggregate(1.0, (left, signal) => left * (1 - signal.Reason.Weight));
        List<(string Told, MoodReason Reason)> signals =
        [
            .. Lists.SelectMany(list => Words(WordList.Named(list.List), list.Signal, list.CanBeDenied, words)),
            .. Words(added.Anger, "anger", canBeDenied: true, words),
            .. Typography(text, words),
        ];
        if (signals.Count == 0)
        {
            return AngerReading.None with { Calm = calm };
        }
        var doubt = signals.Aggregate(1.0, (product, signal) => product * (1 - signal.Reason.Weight));
        signals = [.. signals.Concat(calming).OrderByDescending(signal => signal.Reason.Weight)];
        return new AngerReading(Math.Round((1 - doubt) * calm, 3), [.. signals.Select(signal => signal.Told)], [.. signals.Select(signal => signal.Reason)])
        {
            Calm = calm,
        };
    }

    private static IEnumerable<(string Told, MoodReason Reason)> Words(WordList list, string signal, bool canBeDenied, IReadOnlyList<MessageWord> words)
    {
        foreach (var hit in list.Find(words))
        {
            if (!canBeDenied || !IsDenied(words, hit.Start))
            {
                var (first, last) = (words[hit.Start], words[hit.Start + hit.Length - 1]);
                yield return (
                    $"{signal}: {string.Join(' ', words.Skip(hit.Start).Take(hit.Length).Select(w => w.Folded))}",
                    new MoodReason(signal, first.Start, last.Start + last.Length - first.Start, hit.Weight));
            }
        }
    }

    private static IEnumerable<(string Told, MoodReason Reason)> Typography(string text, IReadOnlyList<MessageWord> words)
    {
        var long3 = words.Where(w => w.Length >= 3).ToList();
        if (long3.Count(w => w.IsShouted) is var shouted && shouted >= 3 && shouted >= 0.7 * long3.Count)
        {
            const string Signal = "shouting in capitals";
            var (first, last) = (long3.First(w => w.IsShouted), long3.Last(w => w.IsShouted));
            yield return (Signal, new MoodReason(Signal, first.Start, last.Start + last.Length - first.Start, Shouting));
        }
        if (Repeated().Match(text) is { Success: true } marks)
        {
            var signal = marks.Value.Contains('!', StringComparison.Ordinal) ? "repeated !" : "repeated ?";
            yield return (signal, new MoodReason(signal, marks.Index, marks.Length, Punctuation));
        }
    }

    private static bool IsDenied(IReadOnlyList<MessageWord> words, int start)
    {
        var negations = WordList.Named("negation");
        return Enumerable.Range(Math.Max(0, start - ReachOfNegation), Math.Min(start, ReachOfNegation)).Any(i => negations.At(words, i) is not null);
    }

    [GeneratedRegex("[!?]{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Repeated();
}
