namespace CareBot.Handoff;

/// <summary>Who a conversation belongs to.</summary>
public enum HandoffStage
{
    /// <summary>The bot speaks.</summary>
    Bot,

    /// <summary>The bot gave the conversation up; it waits for a person.</summary>
    Waiting,

    /// <summary>A person speaks; the bot is silent.</summary>
    Person,
}
