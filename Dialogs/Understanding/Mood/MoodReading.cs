namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>How a message sounds. Probabilities are calibrated on reviews held out of the training.</summary>
/// <param name="Negative">Probability, 0 to 1, as the two that follow; the three add up to 1.</param>
/// <param name="Anger">Probability, 0 to 1, that the writer is angry.</param>
/// <param name="IsAngry">Whether <paramref name="Anger"/> reaches the point that finds angry texts best (F1). Giving a conversation to a person takes more.</param>
/// <param name="Reasons">What spoke for the mood, strongest first.</param>
public sealed record MoodReading(double Negative, double Neutral, double Positive, double Anger, bool IsAngry, IReadOnlyList<MoodReason> Reasons)
{
    /// <summary>Of a text without words or signs.</summary>
    public static readonly MoodReading None = new(0, 1, 0, 0, IsAngry: false, []);

    /// <summary>The likeliest.</summary>
    public Sentiment Sentiment =>
        Negative >= Neutral && Negative >= Positive ? Sentiment.Negative : Positive >= Neutral ? Sentiment.Positive : Sentiment.Neutral;
}
