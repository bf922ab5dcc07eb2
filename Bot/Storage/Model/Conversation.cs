using CareBot.Handoff;

namespace CareBot.Bot.Storage.Model;

/// <summary>The channel's thread with one customer: what takes turns.</summary>
public sealed class Conversation
{
    /// <summary>The speaker while the bot may talk; otherwise the agent's id.</summary>
    public const string BotSpeaker = "bot";

    /// <summary>The speaker while an agent hub on the channel has the conversation, or was asked to take it.</summary>
    public const string HubSpeaker = "hub";

    public long Id { get; set; }
    public long BrandId { get; set; }
    public long AccountId { get; set; }
    public Account? Account { get; set; }
    public long IdentityId { get; set; }
    public Identity? Identity { get; set; }

    /// <summary>The channel's id of the thread; unique within the account.</summary>
    public required string ExternalId { get; set; }

    /// <summary>The newest Bot Framework conversation reference as JSON: where and as whom replies go.</summary>
    public required string Reference { get; set; }

    /// <summary>The language held so far, or null.</summary>
    public string? Language { get; set; }

    public HandoffStage Stage { get; set; }

    /// <summary>Who may talk now: <see cref="BotSpeaker"/> <see cref="HubSpeaker"/>, or exactly one agent's id.</summary>
    public string Speaker { get; set; } = BotSpeaker;

    /// <summary>What the dialogs remember, as JSON; null at the beginning.</summary>
    public string? State { get; set; }

    /// <summary>Raised by every committed turn and every change of speaker; a commit on an older one is refused.</summary>
    public long Version { get; set; }

    /// <summary>Number of the last message of the transcript.</summary>
    public long MessageSeq { get; set; }

    /// <summary>Number of the last activity of the Direct Line stream.</summary>
    public long StreamSeq { get; set; }

    /// <summary>When waiting inbox events want a turn; null when none waits.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Epoch of the replica that is taking a turn; null when free. Only PostgreSQL uses it.</summary>
    public long? ClaimedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Platform time of the customer's last message: reply windows count from it.</summary>
    public DateTimeOffset? LastInboundAt { get; set; }

    /// <summary>The end of the reply window that the desk was last warned of; null when of none.</summary>
    public DateTimeOffset? WindowToldUntil { get; set; }
}
