namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Paths of the memory scope <c>dialog</c>.</summary>
public class DialogPath
{
    public const string DefaultOperation = "dialog.defaultOperation";
    public const string EventCounter = "dialog.eventCounter";
    public const string ExpectedProperties = "dialog.expectedProperties";
    public const string LastEvent = "dialog.lastEvent";
    public const string LastIntent = "dialog.lastIntent";
    public const string LastTriggerEvent = "dialog.lastTriggerEvent";
    public const string RequiredProperties = "dialog.requiredProperties";
    public const string Retries = "dialog.retries";

    /// <summary>The name of a property under this scope: the path without the name of the scope; any other path as it is.</summary>
    public static string GetPropertyName(string property) => property.Replace("dialog.", string.Empty, StringComparison.Ordinal);
}
