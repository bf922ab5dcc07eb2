using CareBot.Bot.Channels;

namespace CareBot.Bot.Storage.Model;

/// <summary>One platform call that a reply needs; the items of a conversation leave in the order of their ids.</summary>
public sealed class OutboxItem
{
    public long Id { get; set; }
    public long ConversationId { get; set; }
    public Conversation? Conversation { get; set; }
    public long AccountId { get; set; }
    public long? MessageId { get; set; }
    public Message? Message { get; set; }

    /// <summary>What the call does to <see cref="Message"/>; what it changes left before, since items leave in order.</summary>
    public SendKind Kind { get; set; }

    /// <summary>Who speaks these words: the conversation's speaker must still be the same when they leave.</summary>
    public required string Speaker { get; set; }

    /// <summary>What the channel rendered for this call, as JSON.</summary>
    public required string Payload { get; set; }

    public OutboxState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Epoch of the replica that is sending it; null on SQLite and when nobody is.</summary>
    public long? ClaimedBy { get; set; }

    /// <summary>Earliest moment of the next attempt.</summary>
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>The platform's id of what was delivered.</summary>
    public string? PlatformId { get; set; }

    /// <summary>Whether a send was in flight when the process died, so that the customer may have seen it twice.</summary>
    public bool Repeated { get; set; }
    public string? Error { get; set; }
}

public enum OutboxState
{
    Queued,

    /// <summary>Handed to the platform, outcome unknown.</summary>
    Sending,
    Sent,

    /// <summary>Another speaker took over before it left.</summary>
    Dropped,

    /// <summary>Given up, or the platform took it and failed afterwards; the error says why.</summary>
    Failed,

    /// <summary>Sent, and the platform says that it arrived.</summary>
    Delivered,

    /// <summary>Sent, and the platform says that the customer saw it.</summary>
    Read,
}
