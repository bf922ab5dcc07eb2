namespace CareBot.Bot.Storage.Model;

/// <summary>One line of a conversation's transcript.</summary>
public sealed class Message
{
    public long Id { get; set; }
    public long ConversationId { get; set; }

    /// <summary>1, 2, 3 … within the conversation, in the order of commits.</summary>
    public long Seq { get; set; }
    public Case? Case { get; set; }
    public long? CaseId { get; set; }

    /// <summary>The conversation's version that the turn's commit made; messages of one turn share it.</summary>
    public long Turn { get; set; }
    public MessageAuthor Author { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Text { get; set; }

    /// <summary>The Bot Framework activity, as JSON.</summary>
    public required string Activity { get; set; }

    /// <summary>Who wrote it, or did what it records; null for customer and bot.</summary>
    public long? AgentId { get; set; }

    /// <summary>The desk's own id of what an agent wrote, so that a repeated request writes nothing twice.</summary>
    public string? ClientId { get; set; }

    /// <summary>What the bot thought of a customer's message (<c>TurnNotes</c> as JSON), or null.</summary>
    public string? Notes { get; set; }
}

public enum MessageAuthor
{
    Customer,
    Bot,
    Agent,

    /// <summary>A private note of an agent; it never leaves.</summary>
    Note,

    /// <summary>What happened to the case, as <c>CaseEventText</c> writes it; it never leaves.</summary>
    System,
}
