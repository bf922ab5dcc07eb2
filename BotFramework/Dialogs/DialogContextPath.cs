namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Paths of the memory scope <c>dialogcontext</c>.</summary>
public class DialogContextPath
{
    public const string ActiveDialog = "dialogcontext.activeDialog";
    public const string Parent = "dialogcontext.parent";
    public const string Stack = "dialogContext.stack";
}
