namespace CareBot.Bot.Storage.Model;

/// <summary>A change that others must see: ids only, never words, names or tokens.</summary>
public sealed class FeedEntry
{
    public long Number { get; set; }
    public long BrandId { get; set; }
    public FeedKind Kind { get; set; }

    /// <summary>Id of the thing that changed: a message, a handoff, a release number … by <see cref="Kind"/>.</summary>
    public long Subject { get; set; }
    public long? ConversationId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>PostgreSQL: the writing transaction, so that readers stop at the oldest one still running; 0 on SQLite.</summary>
    public long Transaction { get; set; }
}

public enum FeedKind
{
    Message,
    Delivery,
    Handoff,
    Release,
    Hours,
    Sentences,
    Case,
    Articles,
    Presence,
    Canned,

    /// <summary>A conversation's reply window is about to end.</summary>
    Window,

    /// <summary>Customers were joined or separated.</summary>
    Customers,
}
