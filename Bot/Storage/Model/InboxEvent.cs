namespace CareBot.Bot.Storage.Model;

/// <summary>What a platform told us, kept under the platform's own id before the platform gets its 200.</summary>
public sealed class InboxEvent
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public long ConversationId { get; set; }
    public Conversation? Conversation { get; set; }

    /// <summary>The platform's id of the event; unique within the account.</summary>
    public required string Key { get; set; }

    /// <summary>The event as a Bot Framework activity, as JSON.</summary>
    public required string Activity { get; set; }

    /// <summary>The event as the platform wrote it; deleted by the turn's commit.</summary>
    public string? Raw { get; set; }

    public DateTimeOffset PlatformAt { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public InboxState State { get; set; }

    /// <summary>Turns that failed on this event.</summary>
    public int Attempts { get; set; }

    /// <summary>The turn that consumed it (see <see cref="Message.Turn"/>); null while it waits.</summary>
    public long? Turn { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What its turn answers to a caller that stayed on the line, as <c>LineAnswer</c> writes it; null for all others.</summary>
    public string? Answer { get; set; }

    /// <summary>Why it was parked: kind of fault and place, never the customer's words.</summary>
    public string? Error { get; set; }
}

public enum InboxState
{
    Waiting,
    Done,

    /// <summary>Turns on it failed too often; it stands in the list of what could not be answered.</summary>
    Parked,
}
