using CareBot.Dialogs.Understanding.Mood;

namespace CareBot.Dialogs.Understanding;

/// <summary>How angry a message sounds.</summary>
/// <param name="Probability">0 to 1; of explicit signals it is set by hand, not measured.</param>
/// <param name="Signals">What spoke for it, strongest first: the kind of signal and the words that fired it.</param>
/// <param name="Reasons">The same with their places in the message.</param>
public sealed record AngerReading(double Probability, IReadOnlyList<string> Signals, IReadOnlyList<MoodReason> Reasons)
{
    private const double SureAnger = 0.75;
    private const double SureNegative = 0.85;
    private const double Unsure = 0.45;
    private const double ShareOfMood = 0.25;

    /// <summary>From this probability on a person should take over.</summary>
    public const double AngryFrom = 0.5;

    /// <summary>No sign of anger.</summary>
    public static readonly AngerReading None = new(0, [], []);

    /// <summary>What calming words leave of the probability, 0 to 1; 1 without any.</summary>
    public double Calm { get; init; } = 1;

    /// <summary>
    /// The reading with what the mood model heard. The model adds a little to explicit signals; alone it makes a message angry only when it is sure of
    /// anger and of displeasure, because a question in plain words must be answered, not handed over.
    /// </summary>
    internal AngerReading With(MoodReading mood, string text)
    {
        var isSure = mood.Anger >= SureAnger && mood.Negative >= SureNegative;
        // Anger without displeasure is a slip of the model: an address or a number of digits says nothing of either.
        var heard = isSure ? mood.Anger : Math.Min(Math.Min(mood.Anger, mood.Negative), Unsure);
        var added = 1 - ((1 - Probability) * (1 - (mood.Negative >= SureNegative ? ShareOfMood * mood.Anger : 0)));
        var probability = Math.Round(Probability > 0 ? Math.Max(added, isSure ? heard * Calm : 0) : heard * Calm, 3);
        var learnt = mood.IsAngry ? mood.Reasons.Where(reason => reason.Signal == MoodReason.SoundsAngry).ToList() : [];
        return this with { Probability = probability, Signals = [.. Signals, .. learnt.Select(reason => reason.In(text))], Reasons = [.. Reasons, .. learnt] };
    }

    /// <summary>Angry enough that a person should take over.</summary>
    public bool IsAngry => Probability >= AngryFrom;
}
