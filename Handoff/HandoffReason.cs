namespace CareBot.Handoff;

/// <summary>Why a conversation is given to a person.</summary>
public enum HandoffReason
{
    /// <summary>The customer is angry.</summary>
    Angry,

    /// <summary>The bot could not help.</summary>
    Unresolved,

    /// <summary>The customer asked for a person.</summary>
    AskedForPerson,

    /// <summary>The bot broke on this conversation; a person has to take it on.</summary>
    BotFailed,

    /// <summary>Nobody gave it up: a person took the conversation over from the bot.</summary>
    TakenOver,
}

/// <summary>What a reason means for the queue, and how it is written where it is stored.</summary>
public static class HandoffReasons
{
    /// <summary>The stored word: <c>angry</c>, <c>unresolved</c>, <c>askedForPerson</c>, <c>botFailed</c>, <c>takenOver</c>.</summary>
    public static string Code(this HandoffReason reason) => reason switch
    {
        HandoffReason.Angry => "angry",
        HandoffReason.Unresolved => "unresolved",
        HandoffReason.AskedForPerson => "askedForPerson",
        HandoffReason.BotFailed => "botFailed",
        HandoffReason.TakenOver => "takenOver",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a handoff reason."),
    };

    /// <summary>The reason behind a stored word; false for any other word.</summary>
    public static bool TryParse(string? code, out HandoffReason reason)
    {
        foreach (var candidate in Enum.GetValues<HandoffReason>())
        {
            if (string.Equals(candidate.Code(), code, StringComparison.Ordinal))
            {
                reason = candidate;
                return true;
            }
        }
        reason = default;
        return false;
    }

    /// <summary>The place in the order of service; a lower number is served first: angry 0, unresolved or bot failed 1, asked for a person or taken over 2.</summary>
    public static int Urgency(this HandoffReason reason) => reason switch
    {
        HandoffReason.Angry => 0,
        HandoffReason.Unresolved or HandoffReason.BotFailed => 1,
        _ => 2,
    };
}
