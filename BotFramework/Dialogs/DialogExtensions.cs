using Microsoft.Bot.Builder.Dialogs.Memory;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Connector;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Running a dialog as the whole bot.</summary>
public static class DialogExtensions
{
    /// <summary>
    /// Continues the dialogs of the conversation, or begins <paramref name="dialog"/> where none is active. States that the turn state
    /// holds are loaded before and saved after.
    /// </summary>
    public static async Task RunAsync(
        this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken)
    {
        var dialogs = new DialogSet(accessor)
        {
            TelemetryClient = turnContext.TurnState.Get<IBotTelemetryClient>() ?? dialog.TelemetryClient,
        };
        dialogs.Add(dialog);
        var context = await dialogs.CreateContextAsync(turnContext, cancellationToken);
        await RunTurnAsync(context, dialog.Id, configuration: null, cancellationToken);
    }

    /// <summary>One turn. An exception is first offered to the dialogs as the event <c>error</c>; one that handles it gets the turn again.</summary>
    internal static async Task<DialogTurnResult> RunTurnAsync(
        DialogContext context, string dialogId, DialogStateManagerConfiguration configuration, CancellationToken cancellationToken)
    {
        foreach (var (key, service) in context.Context.TurnState)
        {
            context.Services[key] = service;
        }

        var memory = new DialogStateManager(context, configuration);
        await memory.LoadAllScopesAsync(cancellationToken);
        context.Context.TurnState.Set(memory);

        DialogTurnResult result = null;
        while (result is null)
        {
            try
            {
                result = await ContinueOrBeginAsync(context, dialogId, cancellationToken);
            }
            catch (Exception error)
            {
                if (!await context.EmitEventAsync(DialogEvents.Error, error, bubble: true, fromLeaf: true, cancellationToken))
                {
                    throw;
                }
            }
        }

        await memory.SaveAllChangesAsync(cancellationToken);
        return result;
    }

    private static async Task<DialogTurnResult> ContinueOrBeginAsync(
        DialogContext context, string dialogId, CancellationToken cancellationToken)
    {
        var result = await context.ContinueDialogAsync(cancellationToken);
        if (result.Status == DialogTurnStatus.Empty)
        {
            result = await context.BeginDialogAsync(dialogId, options: null, cancellationToken);
        }

        await ShowStateAsync(context, cancellationToken);
        return result;
    }

    /// <summary>The emulator shows the memory to developers.</summary>
    private static async Task ShowStateAsync(DialogContext context, CancellationToken cancellationToken)
    {
        if (context.Context.Activity.ChannelId == Channels.Emulator)
        {
            await context.Context.TraceActivityAsync(
                "BotState", context.State.GetMemorySnapshot(), "https://www.botframework.com/schemas/botState", "Bot State", cancellationToken);
        }
    }
}
