using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Tests.BotFramework;

public sealed class ComponentDialogTests
{
    [Fact]
    public Task It_runs_its_first_dialog_and_gives_its_result() =>
        Conversation.With(
                context => context.BeginDialogAsync("outer"),
                result => $"outer gave {result}",
                new ComponentDialog("outer")
                    .AddDialog(new WaterfallDialog("inner",
                    [
                        (step, _) => step.PromptAsync("text", new PromptOptions { Prompt = MessageFactory.Text("What?") }),
                        (step, cancellationToken) => step.EndDialogAsync(step.Result, cancellationToken),
                    ]))
                    .AddDialog(new TextPrompt("text")))
            .Test("hi", "What?")
            .Test("this", "outer gave this")
            .StartTestAsync();

    [Fact]
    public async Task RunAsync_begins_continues_and_begins_again()
    {
        var state = new ConversationState(new MemoryStorage());
        var accessor = state.CreateProperty<DialogState>("dialogs");
        var dialog = new WaterfallDialog("root",
        [
            (step, _) => step.PromptAsync("text", new PromptOptions { Prompt = MessageFactory.Text("What?") }),
            async (step, cancellationToken) =>
            {
                await step.Context.SendActivityAsync($"ok, {step.Result}", cancellationToken: cancellationToken);
                return await step.EndDialogAsync(null, cancellationToken);
            },
        ]);
        var root = new ComponentDialog("component").AddDialog(dialog).AddDialog(new TextPrompt("text"));
        var adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(state));

        await new TestFlow(adapter, (turn, cancellationToken) => root.RunAsync(turn, accessor, cancellationToken))
            .Test("hi", "What?")
            .Test("that", "ok, that")
            .Test("hi", "What?")
            .StartTestAsync();
    }

    [Fact]
    public async Task Cancelling_ends_what_is_inside()
    {
        var ended = new List<(string Dialog, DialogReason Reason)>();
        var inner = new Recording("inner", ended);
        var outer = new ComponentDialog("outer").AddDialog(inner);

        await Conversation.With(
                async context =>
                {
                    await context.BeginDialogAsync("outer");
                    var result = await context.CancelAllDialogsAsync();
                    Assert.Equal(DialogTurnStatus.Cancelled, result.Status);
                    Assert.Null(context.ActiveDialog);
                },
                _ => "end",
                outer)
            .Send("hi")
            .StartTestAsync();

        Assert.Equal([("inner", DialogReason.CancelCalled)], ended);
    }

    [Fact]
    public void A_second_dialog_of_the_same_name_is_renamed()
    {
        var dialogs = new DialogSet();
        dialogs.Add(new TextPrompt("text")).Add(new TextPrompt("text")).Add(new TextPrompt("text"));

        Assert.Equal(["text", "text2", "text3"], dialogs.GetDialogs().Select(dialog => dialog.Id));
    }

    private sealed class Recording(string id, List<(string Dialog, DialogReason Reason)> ended) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dc, object? options = null, CancellationToken cancellationToken = default) => Task.FromResult(EndOfTurn);

        public override Task EndDialogAsync(
            ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            ended.Add((instance.Id, reason));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void Components_that_contain_each_other_can_be_told_where_to_report()
    {
        var (one, other) = (new ComponentDialog("one"), new ComponentDialog("other"));
        one.Dialogs.Add(other);
        other.Dialogs.Add(one);
        var telemetry = new QuietTelemetry();

        one.Dialogs.TelemetryClient = telemetry;

        Assert.Same(telemetry, one.TelemetryClient);
        Assert.Same(telemetry, other.TelemetryClient);
    }

    [Fact]
    public void A_dialog_that_is_added_reports_where_its_component_does()
    {
        var component = new ComponentDialog("component").AddDialog(new TextPrompt("a"));
        component.TelemetryClient = new QuietTelemetry();
        component.AddDialog(new TextPrompt("b"));
        Assert.All(["a", "b"], name => Assert.IsType<QuietTelemetry>(component.FindDialog(name).TelemetryClient));

        component.TelemetryClient = null;
        Assert.All(["a", "b"], name => Assert.IsType<NullBotTelemetryClient>(component.FindDialog(name).TelemetryClient));
    }

    [Fact]
    public void Dialogs_of_one_name_are_numbered()
    {
        var set = new DialogSet().Add(new TextPrompt("a")).Add(new TextPrompt("a")).Add(new TextPrompt("a"));
        Assert.Equal(["a", "a2", "a3"], set.GetDialogs().Select(dialog => dialog.Id));
    }

    private sealed class QuietTelemetry : NullBotTelemetryClient;
}
