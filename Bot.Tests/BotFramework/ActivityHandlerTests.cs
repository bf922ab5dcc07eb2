using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.BotFramework;

public sealed class ActivityHandlerTests
{
    public static TheoryData<Activity, string> Activities => new()
    {
        { new Activity(ActivityTypes.Message), "message" },
        { new Activity(ActivityTypes.Typing), "typing" },
        { new Activity(ActivityTypes.Event) { Name = "e" }, "event e" },
        { new Activity(ActivityTypes.Event) { Name = "tokens/response" }, "token" },
        { new Activity(ActivityTypes.EndOfConversation), "end" },
        { new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new("bot"), new("user1")] }, "added 2" },
        { new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new("bot")] }, "" },
        { new Activity(ActivityTypes.ConversationUpdate) { MembersRemoved = [new("user1")] }, "removed 1" },
        { new Activity(ActivityTypes.MessageReaction) { ReactionsAdded = [new("like")], ReactionsRemoved = [new("x"), new("y")] }, "+1 -2" },
        { new Activity(ActivityTypes.InstallationUpdate) { Action = "add-upgrade" }, "installed" },
        { new Activity("something else"), "unknown" },
    };

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task Each_kind_of_activity_has_its_method(Activity activity, string expected)
    {
        var bot = new Recording();
        await new TestFlow(new TestAdapter(), bot).Send(activity).StartTestAsync();
        Assert.Equal(expected, string.Join(' ', bot.Calls));
    }

    [Fact]
    public Task An_invoke_activity_nobody_knows_is_answered_501() =>
        new TestFlow(new TestAdapter(), new ActivityHandler())
            .Send(new Activity(ActivityTypes.Invoke) { Name = "unknown" })
            .AssertReply(reply =>
            {
                Assert.Equal(ActivityTypesEx.InvokeResponse, reply.Type);
                Assert.Equal(501, ((InvokeResponse)((Activity)reply).Value).Status);
            })
            .StartTestAsync();

    [Fact]
    public async Task A_turn_without_a_type_is_refused()
    {
        var turn = new TurnContext(new TestAdapter(), new Activity());
        await Assert.ThrowsAsync<ArgumentException>(() => new ActivityHandler().OnTurnAsync(turn));
        await Assert.ThrowsAsync<ArgumentNullException>(() => new ActivityHandler().OnTurnAsync(null));
    }

    private sealed class Recording : ActivityHandler
    {
        public List<string> Calls { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            Note("message");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) =>
            Note("typing");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"event {turnContext.Activity.Name}");

        protected override Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
            Note("token");

        protected override Task OnEndOfConversationActivityAsync(
            ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Note("end");

        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"added {membersAdded.Count}");

        protected override Task OnMembersRemovedAsync(
            IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"removed {membersRemoved.Count}");

        protected override Task OnReactionsAddedAsync(
            IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"+{messageReactions.Count}");

        protected override Task OnReactionsRemovedAsync(
            IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"-{messageReactions.Count}");

        protected override Task OnInstallationUpdateAddAsync(
            ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("installed");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
            Note("unknown");

        private Task Note(string call)
        {
            Calls.Add(call);
            return Task.CompletedTask;
        }
    }
}
