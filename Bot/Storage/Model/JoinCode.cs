namespace CareBot.Bot.Storage.Model;

/// <summary>A code that a customer got in one conversation and proves with in another that both are theirs. Once, and for a short while.</summary>
public sealed class JoinCode
{
    public long Id { get; set; }
    public long BrandId { get; set; }

    /// <summary>The conversation that it was given in.</summary>
    public long ConversationId { get; set; }

    /// <summary>SHA-256 of the code, in hex: the code itself is only in the customer's hands.</summary>
    public required string Hash { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The conversation that it was typed in; null while nobody did.</summary>
    public long? UsedIn { get; set; }
}

/// <summary>A code that was typed and is none; they are counted for an hour.</summary>
public sealed class JoinTry
{
    public long Id { get; set; }
    public long ConversationId { get; set; }
    public DateTimeOffset At { get; set; }
}
