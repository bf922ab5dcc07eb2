namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>Whether a message sounds pleased or displeased.</summary>
public enum Sentiment
{
    /// <summary>Displeased: a complaint, a bad experience.</summary>
    Negative,

    /// <summary>Neither: facts, questions.</summary>
    Neutral,

    /// <summary>Pleased.</summary>
    Positive,
}
