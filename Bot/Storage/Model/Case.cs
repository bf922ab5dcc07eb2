using CareBot.Handoff;

namespace CareBot.Bot.Storage.Model;

/// <summary>One matter of one customer, from opening to resolution.</summary>
public sealed class Case
{
    public long Id { get; set; }
    public long BrandId { get; set; }
    public long CustomerId { get; set; }
    public long ConversationId { get; set; }
    public CaseStatus Status { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset? HandedOverAt { get; set; }
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>When the customer replied after all to a case that was closed for want of a reply; null if never.</summary>
    public DateTimeOffset? ReopenedAt { get; set; }

    /// <summary>Why a person closed it; null while open and when the bot resolved it.</summary>
    public CloseReason? CloseReason { get; set; }
}

public enum CaseStatus
{
    Open,
    HandedOver,
    Resolved,
}

public enum CloseReason
{
    Resolved,
    [System.Text.Json.Serialization.JsonStringEnumMemberName("no-reply")]
    NoReply,
    Spam,
    Other,
}

/// <summary>A conversation that the bot gave up and that waits for, or has, a person.</summary>
public sealed class Handoff
{
    public long Id { get; set; }
    public long BrandId { get; set; }
    public long CaseId { get; set; }
    public Case? Case { get; set; }
    public long ConversationId { get; set; }
    public HandoffStatus Status { get; set; }
    public HandoffReason Reason { get; set; }

    /// <summary>Lower is served first; equal ones by <see cref="RequestedAt"/>.</summary>
    public int Urgency { get; set; }
    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>The value of the <c>handoff.initiate</c> event, as JSON.</summary>
    public required string Context { get; set; }

    /// <summary>The transcript that came with the event, as JSON.</summary>
    public required string Transcript { get; set; }

    /// <summary>The person who has it, while it is accepted; who had it last, afterwards.</summary>
    public long? AgentId { get; set; }
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>When the first reply of a person is due, in open time; null when nothing was promised.</summary>
    public DateTimeOffset? FirstReplyDueAt { get; set; }
    public DateTimeOffset? FirstReplyAt { get; set; }

    /// <summary>When it was closed or given back to the bot.</summary>
    public DateTimeOffset? CompletedAt { get; set; }
}

public enum HandoffStatus
{
    Waiting,
    Accepted,
    Completed,
    Failed,

    /// <summary>An agent hub on the channel has it, or was asked: it does not stand in our own queue.</summary>
    Hub,
}
