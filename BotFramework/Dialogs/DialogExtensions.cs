namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Running a dialog as the whole bot.</summary>
public static class DialogExtensions
{
    /// <summary>Continues the dialogs of the conversation, or begins <paramref name="dialog"/> where none is active.</summary>
    public static async Task RunAsync(
        this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken)
    {
        var dialogs = new DialogSet(accessor) { TelemetryClient = dialog.TelemetryClient };
        dialogs.Add(dialog);
        var context = await dialogs.CreateContextAsync(turnContext, cancellationToken);
        var result = await context.ContinueDialogAsync(cancellationToken);
        if (result.Status == DialogTurnStatus.Empty)
        {
            await context.BeginDialogAsync(dialog.Id, options: null, cancellationToken);
        }
    }
}
