namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Names of the memory scopes.</summary>
public class ScopePath
{
    public const string Class = "class";
    public const string Conversation = "conversation";
    public const string Dialog = "dialog";
    public const string DialogClass = "dialogclass";
    public const string DialogContext = "dialogContext";
    public const string Settings = "settings";
    public const string This = "this";
    public const string Turn = "turn";
    public const string User = "user";

    [Obsolete("Use ScopePath.Class.")]
    public const string CLASS = "class";

    [Obsolete("Use ScopePath.Conversation.")]
    public const string CONVERSATION = "conversation";

    [Obsolete("Use ScopePath.Dialog.")]
    public const string DIALOG = "dialog";

    [Obsolete("Use ScopePath.DialogClass.")]
    public const string DIALOGCLASS = "dialogclass";

    [Obsolete("Use ScopePath.Settings.")]
    public const string SETTINGS = "settings";

    [Obsolete("Use ScopePath.This.")]
    public const string THIS = "this";

    [Obsolete("Use ScopePath.Turn.")]
    public const string TURN = "turn";

    [Obsolete("Use ScopePath.User.")]
    public const string USER = "user";
}
