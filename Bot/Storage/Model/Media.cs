namespace CareBot.Bot.Storage.Model;

/// <summary>A picture or file that a platform named in a customer's message, to be fetched while the platform still has it.</summary>
public sealed class Media
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public long ConversationId { get; set; }
    public long MessageId { get; set; }
    public Message? Message { get; set; }

    /// <summary>Which of the message's attachments it is, from 0.</summary>
    public int Position { get; set; }

    /// <summary>The address, or the platform's id of it, as its channel reads it.</summary>
    public required string Source { get; set; }

    /// <summary>The content type that the platform named, which may be a family such as <c>image/*</c>.</summary>
    public required string ContentType { get; set; }
    public string? Name { get; set; }
    public MediaState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>When it is tried next; pushed on by each attempt, so that one that dies with its process is repeated.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Why it is not kept, as a <c>MediaFault</c> writes it; null otherwise.</summary>
    public string? Error { get; set; }

    /// <summary>Key of the kept file.</summary>
    public string? Key { get; set; }
}

public enum MediaState
{
    Waiting,
    Kept,
    Failed,
}
