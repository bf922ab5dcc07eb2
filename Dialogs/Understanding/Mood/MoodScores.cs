namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>What the model says before calibration.</summary>
internal readonly record struct MoodScores(float Negative, float Neutral, float Positive, float Anger)
{
    private const double ListedWeight = 0.3;
    private const double SignalledWeight = 0.5;

    /// <summary>
    /// The score that the probability of anger follows: the model's, what the lists say of feelings, and the signals of anger. Set by hand where the
    /// model, which knows anger from marketplace reviews only, would not travel to chats and tweets.
    /// </summary>
    /// <param name="signals">What the lists of moods say.</param>
    /// <param name="signalled">What <see cref="AngerReader"/> says, 0 to 1.</param>
    public double AngerScore(WordSignals signals, double signalled) =>
        Anger + (ListedWeight * (Math.Log(1 + signals.Anger) - (0.7 * (Math.Log(1 + signals.Sadness) + Math.Log(1 + signals.Fear) + Math.Log(1 + signals.Joy)))))
        + (SignalledWeight * signalled);
}
