namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Paths of the memory scope <c>turn</c>.</summary>
public class TurnPath
{
    public const string ACTIVITY = "turn.activity";
    public const string ACTIVITYPROCESSED = "turn.activityProcessed";
    public const string Activity = "turn.activity";
    public const string ActivityProcessed = "turn.activityProcessed";
    public const string DIALOGEVENT = "turn.dialogEvent";
    public const string DialogEvent = "turn.dialogEvent";
    public const string INTERRUPTED = "turn.interrupted";
    public const string Interrupted = "turn.interrupted";
    public const string LASTRESULT = "turn.lastresult";
    public const string LastResult = "turn.lastresult";
    public const string RECOGNIZED = "turn.recognized";
    public const string RECOGNIZEDENTITIES = "turn.recognizedEntities";
    public const string REPEATEDIDS = "turn.repeatedIds";
    public const string Recognized = "turn.recognized";
    public const string RecognizedEntities = "turn.recognizedEntities";
    public const string RepeatedIds = "turn.repeatedIds";
    public const string TEXT = "turn.recognized.text";
    public const string TOPINTENT = "turn.recognized.intent";
    public const string TOPSCORE = "turn.recognized.score";
    public const string Text = "turn.recognized.text";
    public const string TopIntent = "turn.recognized.intent";
    public const string TopScore = "turn.recognized.score";
    public const string UNRECOGNIZEDTEXT = "turn.unrecognizedText";
    public const string UnrecognizedText = "turn.unrecognizedText";

    /// <summary>The name of a property under this scope: the path without its first part.</summary>
    public static string GetPropertyName(string property) => property[(property.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
