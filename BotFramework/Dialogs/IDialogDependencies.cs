namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog that brings others along into the set that it is added to.</summary>
public interface IDialogDependencies
{
    IEnumerable<Dialog> GetDependencies();
}
