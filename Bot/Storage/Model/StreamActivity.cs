namespace CareBot.Bot.Storage.Model;

/// <summary>One activity that Direct Line clients of a conversation receive; its number is their watermark.</summary>
public sealed class StreamActivity
{
    public long Id { get; set; }
    public long ConversationId { get; set; }

    /// <summary>1, 2, 3 … within the conversation.</summary>
    public long Seq { get; set; }

    /// <summary>What it was made from, unique within the conversation, so that a repeated append changes nothing.</summary>
    public required string Key { get; set; }

    /// <summary>The activity as JSON.</summary>
    public required string Activity { get; set; }
    public DateTimeOffset At { get; set; }
}
