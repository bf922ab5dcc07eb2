using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Dialogs.Prompts;

/// <summary>A conversation with one prompt that says in the end what it was told.</summary>
internal static class PromptFlow
{
    public const string Id = "prompt";

    /// <summary>A customer who writes Indonesian; the prompt asks at the first message of the flow.</summary>
    public static TestFlow Of(Dialog prompt, string question, string? retry = null, string[]? choices = null, ListStyle? style = null) =>
        Of(prompt, new PromptOptions
        {
            Prompt = MessageFactory.Text(question),
            RetryPrompt = retry is null ? null : MessageFactory.Text(retry),
            Choices = choices is null ? null : [.. choices.Select(choice => new Choice(choice))],
            Style = style,
        });

    public static TestFlow Of(Dialog prompt, PromptOptions options) => Of(context => context.PromptAsync(Id, options), prompt);

    public static TestFlow Of(Func<DialogContext, Task> begin, params Dialog[] all)
    {
        var state = new ConversationState(new MemoryStorage());
        var dialogs = new DialogSet(state.CreateProperty<DialogState>("dialogs"));
        foreach (var dialog in all)
        {
            dialogs.Add(dialog);
        }

        var adapter = new TestAdapter { Locale = "id-ID" }.Use(new AutoSaveStateMiddleware(state));
        return new TestFlow((TestAdapter)adapter, async (turn, cancellationToken) =>
        {
            var context = await dialogs.CreateContextAsync(turn, cancellationToken);
            var result = await context.ContinueDialogAsync(cancellationToken);
            if (result.Status == DialogTurnStatus.Empty)
            {
                await begin(context);
            }
            else if (result.Status == DialogTurnStatus.Complete)
            {
                await turn.SendActivityAsync(Told(result.Result), cancellationToken: cancellationToken);
            }
        });
    }

    /// <summary>A message in a language.</summary>
    public static Activity Message(string text, string locale) => new(ActivityTypes.Message) { Text = text, Locale = locale };

    private static string Told(object? result) => result switch
    {
        null => "nothing",
        FoundChoice choice => FormattableString.Invariant($"{choice.Index}: {choice.Value}"),
        IList<DateTimeResolution> moments => moments[0].Timex,
        _ => FormattableString.Invariant($"{result}"),
    };
}
