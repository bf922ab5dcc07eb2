namespace CareBot.Bot.Storage.Model;

/// <summary>A file that a customer sent.</summary>
public sealed class Attachment
{
    public long Id { get; set; }
    public long ConversationId { get; set; }

    /// <summary>Its name in addresses: 128 bits of chance.</summary>
    public required string Key { get; set; }

    /// <summary>What the customer called it, without a path.</summary>
    public required string Name { get; set; }

    /// <summary>The type that its content shows.</summary>
    public required string ContentType { get; set; }

    /// <summary>In bytes.</summary>
    public long Size { get; set; }
    public required byte[] Content { get; set; }
    public DateTimeOffset At { get; set; }
}
