namespace CareBot.Handoff;

/// <summary>Why the bot gives a conversation up; a lower number is served first.</summary>
public enum HandoffReason
{
    /// <summary>The customer is angry.</summary>
    Angry = 0,

    /// <summary>The bot could not answer.</summary>
    Unresolved = 1,

    /// <summary>The customer asked for a person.</summary>
    AskedForPerson = 2,
}
