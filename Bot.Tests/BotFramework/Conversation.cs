using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Tests.BotFramework;

/// <summary>A test conversation with a bot that runs one dialog set and says what the dialogs gave.</summary>
internal static class Conversation
{
    /// <summary>Begins the first dialog when none is active, and answers a finished one with <paramref name="conclude"/>.</summary>
    internal static TestFlow With(Func<DialogContext, Task> begin, Func<object?, string> conclude, params Dialog[] dialogs) =>
        With(new MemoryStorage(), begin, conclude, dialogs);

    internal static TestFlow With(
        IStorage storage, Func<DialogContext, Task> begin, Func<object?, string> conclude, params Dialog[] dialogs)
    {
        var state = new ConversationState(storage);
        var set = new DialogSet(state.CreateProperty<DialogState>("dialogs"));
        foreach (var dialog in dialogs)
        {
            set.Add(dialog);
        }

        var adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(state));
        return new TestFlow(adapter, async (turn, cancellationToken) =>
        {
            var context = await set.CreateContextAsync(turn, cancellationToken);
            var result = await context.ContinueDialogAsync(cancellationToken);
            if (result.Status == DialogTurnStatus.Empty)
            {
                await begin(context);
            }
            else if (result.Status == DialogTurnStatus.Complete)
            {
                await turn.SendActivityAsync(conclude(result.Result), cancellationToken: cancellationToken);
            }
        });
    }
}
