namespace Microsoft.Bot.Schema;

/// <summary>Names of the events that hand a conversation over and report on it.</summary>
public static class HandoffEventNames
{
    public const string HandoffStatus = "handoff.status";
    public const string InitiateHandoff = "handoff.initiate";
}
