using CareBot.Dialogs.Understanding;
using CareBot.Dialogs.Understanding.Mood;
using CareBot.Language;

namespace CareBot.Dialogs;

/// <summary>
/// How a customer sounded in the last messages: anger that rises and a complaint that comes again speak for anger too. A first repetition
/// alone hands nothing over, for the bot may have asked for other words; a second one does.
/// </summary>
public sealed class MoodTrail
{
    /// <summary>The signal of anger that grew over three messages.</summary>
    public const string Rising = "rising anger";

    /// <summary>The signal of a complaint that was made before.</summary>
    public const string Repeated = "repeated complaint";

    private const int MostAngers = 2;
    private const int MostComplaints = 4;
    private const int MostStems = 16;
    private const int LeastLength = 4;
    private const int LeastShared = 2;
    private const double LeastShare = 0.6;
    private const double LeastStep = 0.1;
    private const double LeastRisen = 0.3;
    private const double WeightOfRise = 0.25;
    private const double WeightOfRepetition = 0.3;
    private const double WeightOfInsistence = 0.5;
    private const double NotYetAngry = 0.49;

    /// <summary>Anger that earlier messages signalled by themselves, 0 to 1, oldest first.</summary>
    public IList<double> Angers { get; init; } = [];

    /// <summary>What earlier complaints were about, oldest first: their stems, without numbers.</summary>
    public IList<string[]> Complaints { get; init; } = [];

    /// <summary>The anger of the message in the light of those before; the message is remembered.</summary>
    public AngerReading Hear(MessageReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var heard = reading.Anger;
        var signalled = heard.Reasons.Any(reason => reason.Signal != MoodReason.SoundsAngry) ? heard.Probability : 0;
        if (Angers is [var first, var second] && second >= first + LeastStep && signalled >= second + LeastStep && signalled >= LeastRisen)
        {
            heard = Louder(heard, Rising, WeightOfRise, reading.Text);
        }
        Keep(Angers, signalled, MostAngers);
        return reading.IsComplaint ? Again(heard, signalled, reading) : heard;
    }

    private AngerReading Again(AngerReading heard, double signalled, MessageReading reading)
    {
        var stems = Stems(reading);
        var before = Complaints.Count(complaint => IsSame(complaint, stems));
        Keep(Complaints, stems, MostComplaints);
        if (before == 0)
        {
            return heard;
        }
        var louder = Louder(heard, Repeated, before == 1 ? WeightOfRepetition : WeightOfInsistence, reading.Text);
        return before == 1 && signalled == 0 && !heard.IsAngry ? louder with { Probability = Math.Min(louder.Probability, NotYetAngry) } : louder;
    }

    private static AngerReading Louder(AngerReading heard, string signal, double weight, string text) => heard with
    {
        Probability = Math.Round(1 - ((1 - heard.Probability) * (1 - weight)), 3),
        Signals = [.. heard.Signals, signal],
        Reasons = [.. heard.Reasons, new MoodReason(signal, 0, text.Length, weight)],
    };

    private static bool IsSame(string[] one, string[] other)
    {
        var shared = one.Intersect(other, StringComparer.Ordinal).Count();
        return shared >= LeastShared && shared >= LeastShare * Math.Min(one.Length, other.Length);
    }

    private static string[] Stems(MessageReading reading) =>
    [
        .. Normalizer.Default.Normalize(reading.Question, reading.Language).Words
            .Where(word => word.Text.Length >= LeastLength && word.Text.All(char.IsLetter))
            .Select(word => Stemmer.Default.Stem(word.Text, reading.Language))
            .Distinct(StringComparer.Ordinal)
            .Take(MostStems),
    ];

    private static void Keep<T>(IList<T> kept, T one, int most)
    {
        kept.Add(one);
        while (kept.Count > most)
        {
            kept.RemoveAt(0);
        }
    }
}
