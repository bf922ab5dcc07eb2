namespace CareBot.Bot.Api.Cases;

/// <summary>What a <c>system</c> line of a transcript says; the desk has the sentences.</summary>
public static class CaseEventText
{
    public const string Claimed = "claimed";
    public const string Released = "released";
    public const string Transferred = "transferred";
    public const string Closed = "closed";
    public const string Returned = "returned";
    public const string AgentGone = "agent-gone";
}
