namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>How a word or phrase of the lists sounds.</summary>
/// <param name="Sentiment">-3 (very bad) to 3 (very good); 0: the lists do not say.</param>
/// <param name="Anger">0 to 3, as the three that follow.</param>
internal readonly record struct MoodWord(float Sentiment, float Anger, float Sadness, float Fear, float Joy)
{
    /// <summary>The word with what another line says of it; where both speak, the stronger holds.</summary>
    public MoodWord With(MoodWord other) => new(
        Math.Abs(other.Sentiment) > Math.Abs(Sentiment) ? other.Sentiment : Sentiment,
        Math.Max(Anger, other.Anger),
        Math.Max(Sadness, other.Sadness),
        Math.Max(Fear, other.Fear),
        Math.Max(Joy, other.Joy));

    /// <summary>What a line of the name says.</summary>
    /// <exception cref="FormatException">No such name.</exception>
    public static MoodWord Of(string name, float strength) => name switch
    {
        "good" => new(strength, 0, 0, 0, 0),
        "bad" => new(-strength, 0, 0, 0, 0),
        "anger" => new(0, strength, 0, 0, 0),
        "sadness" => new(0, 0, strength, 0, 0),
        "fear" => new(0, 0, 0, strength, 0),
        "joy" => new(0, 0, 0, 0, strength),
        _ => throw new FormatException($"'{name}' says nothing; allowed: good, bad, anger, sadness, fear, joy."),
    };
}
