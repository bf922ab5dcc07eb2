namespace Microsoft.Bot.Schema;

/// <summary>How urgently a channel should show a message.</summary>
public static class ActivityImportance
{
    public const string High = "high";
    public const string Low = "low";
    public const string Normal = "normal";
}
