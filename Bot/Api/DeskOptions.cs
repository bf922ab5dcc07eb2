namespace CareBot.Bot.Api;

/// <summary>Settings under <c>Desk</c>.</summary>
public sealed class DeskOptions
{
    /// <summary>Open time until a person's first reply is due, in minutes, 1 to 1440.</summary>
    public int FirstReplyMinutes { get; init; } = 5;

    /// <summary>An agent whose browser is gone for so many minutes, 1 to 60, loses their cases to the queue.</summary>
    public int AgentGoneMinutes { get; init; } = 3;

    public TimeSpan FirstReply => TimeSpan.FromMinutes(this.FirstReplyMinutes);

    public TimeSpan AgentGone => TimeSpan.FromMinutes(this.AgentGoneMinutes);
}
