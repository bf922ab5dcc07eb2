using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.BotFramework;

public sealed class TurnTests
{
    [Fact]
    public async Task Middleware_runs_in_order_and_comes_back_in_reverse()
    {
        var log = new List<string>();
        var adapter = new TestAdapter().Use(new Noting("a", log)).Use(new Noting("b", log));

        await new TestFlow(adapter, (_, _) => { log.Add("bot"); return Task.CompletedTask; }).Send("hi").StartTestAsync();

        Assert.Equal(["a in", "b in", "bot", "b out", "a out"], log);
    }

    [Fact]
    public async Task An_exception_goes_to_the_error_handler_or_leaves_the_adapter()
    {
        var adapter = new TestAdapter();
        var flow = new TestFlow(adapter, (_, _) => throw new InvalidOperationException("broken")).Send("hi");
        await Assert.ThrowsAsync<InvalidOperationException>(flow.StartTestAsync);

        adapter.OnTurnError = (turn, error) => turn.SendActivityAsync($"sorry: {error.Message}");
        await flow.AssertReply("sorry: broken").StartTestAsync();
    }

    [Fact]
    public async Task Traces_are_no_response()
    {
        await new TestFlow(new TestAdapter(), async (turn, cancellationToken) =>
        {
            await turn.SendActivityAsync(turn.Activity.CreateTrace("note"), cancellationToken);
            Assert.False(turn.Responded);
            await turn.SendActivityAsync("text", cancellationToken: cancellationToken);
            Assert.True(turn.Responded);
        }).Send("hi").AssertReply("text").StartTestAsync();
    }

    [Fact]
    public async Task Send_handlers_see_and_change_what_goes_out()
    {
        await new TestFlow(new TestAdapter(), async (turn, cancellationToken) =>
        {
            turn.OnSendActivities((_, activities, next) =>
            {
                activities.ForEach(activity => activity.Text += "!");
                return next();
            });
            turn.OnSendActivities((_, activities, next) =>
            {
                activities.ForEach(activity => activity.Text += "?");
                return next();
            });
            await turn.SendActivityAsync("text", cancellationToken: cancellationToken);
        }).Send("hi").AssertReply("text!?").StartTestAsync();
    }

    [Fact]
    public async Task Replies_to_expectReplies_are_buffered()
    {
        var adapter = new TestAdapter();
        var question = new Activity(ActivityTypes.Message) { Text = "hi", DeliveryMode = DeliveryModes.ExpectReplies };

        await new TestFlow(adapter, async (turn, cancellationToken) =>
        {
            await turn.SendActivityAsync("buffered", cancellationToken: cancellationToken);
            Assert.Equal(["buffered"], ((TurnContext)turn).BufferedReplyActivities.Select(reply => reply.Text));
            Assert.True(turn.Responded);
        }).Send(question).StartTestAsync();

        Assert.Null(adapter.GetNextReply());
    }

    [Fact]
    public async Task Replies_are_addressed_to_the_sender()
    {
        await new TestFlow(new TestAdapter(), (turn, _) => turn.SendActivityAsync("text"))
            .Send("hi")
            .AssertReply(reply =>
            {
                Assert.Equal("bot", reply.From.Id);
                Assert.Equal("user1", reply.Recipient.Id);
                Assert.NotNull(reply.ReplyToId);
            })
            .StartTestAsync();
    }

    [Fact]
    public async Task A_proactive_turn_starts_with_an_event_in_the_conversation()
    {
        var adapter = new TestAdapter();
        var reference = TestAdapter.CreateConversation("somewhere");
        Activity? seen = null;

        await adapter.ContinueConversationAsync("bot", reference, (turn, _) => { seen = turn.Activity; return Task.CompletedTask; }, default);

        Assert.NotNull(seen);
        Assert.Equal((ActivityTypes.Event, ActivityEventNames.ContinueConversation), (seen.Type, seen.Name));
        Assert.Equal("somewhere", seen.Conversation.Id);
    }

    [Fact]
    public async Task A_reply_that_does_not_fit_is_shown_beside_the_expected_one()
    {
        var flow = new TestFlow(new TestAdapter(), (turn, token) => turn.SendActivityAsync("no", cancellationToken: token));

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(flow.Test("hi", " yes ").StartTestAsync);
        Assert.Equal(" yes :\nExpected: yes \nReceived:no", fault.Message);
        await flow.Test("hi", " no ").StartTestAsync();
    }

    private sealed class Noting(string name, List<string> log) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            log.Add($"{name} in");
            await next(cancellationToken);
            log.Add($"{name} out");
        }
    }
}
