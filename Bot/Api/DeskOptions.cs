namespace CareBot.Bot.Api;

/// <summary>Settings under <c>Desk</c>.</summary>
public sealed class DeskOptions
{
    /// <summary>Open time until a person's first reply is due, in minutes, 1 to 1440.</summary>
    public int FirstReplyMinutes { get; init; } = 5;

    /// <summary>An agent whose browser is gone for so many minutes, 1 to 60, loses their cases to the queue.</summary>
    public int AgentGoneMinutes { get; init; } = 3;

    /// <summary>So many minutes before a platform stops taking replies the desk is warned, 5 to 720.</summary>
    public int WindowWarningMinutes { get; init; } = 60;

    public TimeSpan WindowWarning => TimeSpan.FromMinutes(this.WindowWarningMinutes);

    public TimeSpan FirstReply => TimeSpan.FromMinutes(this.FirstReplyMinutes);

    public TimeSpan AgentGone => TimeSpan.FromMinutes(this.AgentGoneMinutes);
}
