using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace CareBot.Tests.BotFramework;

public sealed class WaterfallTests
{
    private static readonly WaterfallStep[] NameAndAge =
    [
        (step, _) => step.PromptAsync("text", new PromptOptions { Prompt = MessageFactory.Text("Your name?") }),
        async (step, cancellationToken) =>
        {
            step.Values["name"] = step.Result;
            await step.Context.SendActivityAsync($"Hello {step.Result}.", cancellationToken: cancellationToken);
            return await step.NextAsync("skipped", cancellationToken);
        },
        (step, _) => step.PromptAsync("text", new PromptOptions { Prompt = MessageFactory.Text($"Your age? ({step.Result})") }),
        (step, cancellationToken) => step.EndDialogAsync($"{step.Values["name"]} is {step.Result}", cancellationToken),
    ];

    private static Task Begin(DialogContext context) => context.BeginDialogAsync("waterfall");

    [Fact]
    public Task Steps_follow_each_other_and_remember() =>
        Conversation.With(Begin, result => $"{result}", new WaterfallDialog("waterfall", NameAndAge), new TextPrompt("text"))
            .Test("hi", "Your name?")
            .Send("Sari").AssertReply("Hello Sari.").AssertReply("Your age? (skipped)")
            .Test("33", "Sari is 33")
            .Test("hi", "Your name?")
            .StartTestAsync();

    [Fact]
    public Task State_survives_a_storage_that_keeps_no_class_names() =>
        Conversation.With(
                new MemoryStorage(new JsonSerializer()), Begin, result => $"{result}",
                new ComponentDialog("waterfall").AddDialog(new WaterfallDialog("steps", NameAndAge)).AddDialog(new TextPrompt("text")))
            .Test("hi", "Your name?")
            .Send("Sari").AssertReply("Hello Sari.").AssertReply("Your age? (skipped)")
            .Test("33", "Sari is 33")
            .StartTestAsync();

    [Fact]
    public Task Only_messages_continue() =>
        Conversation.With(Begin, result => $"{result}", new WaterfallDialog("waterfall", NameAndAge), new TextPrompt("text"))
            .Test("hi", "Your name?")
            .Send(new Activity(ActivityTypes.Typing))
            .Send("Sari").AssertReply("Hello Sari.")
            .StartTestAsync();

    [Fact]
    public async Task A_step_goes_on_only_once()
    {
        var dialog = new WaterfallDialog("waterfall",
        [
            async (step, cancellationToken) =>
            {
                await step.NextAsync(cancellationToken: cancellationToken);
                return await step.NextAsync(cancellationToken: cancellationToken);
            },
            (_, _) => Task.FromResult(Dialog.EndOfTurn),
        ]);
        var flow = Conversation.With(Begin, _ => "end", dialog).Send("hi");

        await Assert.ThrowsAsync<InvalidOperationException>(flow.StartTestAsync);
    }

    [Fact]
    public async Task An_unknown_dialog_is_named_in_the_error()
    {
        var flow = Conversation.With(context => context.BeginDialogAsync("nowhere"), _ => "end", new TextPrompt("text")).Send("hi");

        var error = await Assert.ThrowsAsync<ArgumentException>(flow.StartTestAsync);
        Assert.Contains("'nowhere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Replacing_begins_another_dialog_in_the_same_place() =>
        Conversation.With(
                Begin,
                result => $"got {result}",
                new WaterfallDialog("waterfall", [(step, cancellationToken) => step.ReplaceDialogAsync("other", "options", cancellationToken)]),
                new WaterfallDialog("other",
                [
                    async (step, cancellationToken) =>
                    {
                        await step.Context.SendActivityAsync($"with {step.Options}", cancellationToken: cancellationToken);
                        return Dialog.EndOfTurn;
                    },
                    (step, cancellationToken) => step.EndDialogAsync(step.Result, cancellationToken),
                ]))
            .Test("hi", "with options")
            .Test("done", "got done")
            .StartTestAsync();
}
