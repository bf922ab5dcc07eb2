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
    public DateTimeOffset? ReopenedAt { get; set; }
}

public enum CaseStatus
{
    Open,
    HandedOver,
    Resolved,
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
}

public enum HandoffStatus
{
    Waiting,
    Accepted,
    Completed,
    Failed,
}
