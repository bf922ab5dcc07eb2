using CareBot.Bot.Channels;
using CareBot.Bot.Channels.BotFramework;
using CareBot.Bot.Conversations.Hub;
using CareBot.Bot.Inbox;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json.Linq;
using Thread = CareBot.Bot.Storage.Model.Conversation;

namespace CareBot.Tests.Conversations.Hub;

/// <summary>An agent hub on the Bot Framework channel is the queue: it gets <c>handoff.initiate</c> and says <c>handoff.status</c>.</summary>
public abstract class HubContract : IAsyncLifetime
{
    private const string Person = "mau ngomong sama orang";
    private const string Question = "cara retur barang";

    private TestDatabase database = null!;
    private RoadHost road = null!;
    private int events;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ConnectedAccount Account => this.road.Get<Accounts>().All.Single(a => a.Channel == BotFrameworkChannel.ChannelId);

    protected abstract Task<TestDatabase> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        this.database = await this.OpenAsync();
        this.road = await StartAsync(("Handoff:Hub", "Channel"), ("Handoff:HubChannels:0", "omnichannel"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await this.road.DisposeAsync();
        await this.database.DisposeAsync();
    }

    [Fact]
    public async Task The_hub_is_asked_with_the_event_and_its_transcript_after_what_the_bot_said()
    {
        await this.SayAsync(Question);
        await this.SayAsync(Person);

        var conversation = await this.ConversationAsync();
        Assert.Equal((HandoffStage.Waiting, Thread.HubSpeaker), (conversation.Stage, conversation.Speaker));
        Assert.Equal(HandoffStatus.Hub, (await this.HandoffAsync()).Status);
        var left = await this.LeaveAsync();
        Assert.Equal(["message", "message", "event"], left.Select(a => (string?)a["type"]));
        Assert.Equal("handoff.initiate", (string?)left[^1]["name"]);
        Assert.Equal("message", (string?)left[^2]["type"]);
        var initiation = left[^1];
        Assert.Equal("askedForPerson", (string?)initiation["value"]!["reason"]);
        Assert.Equal("Transcript", (string?)initiation["attachments"]![0]!["name"]);
        Assert.Equal("application/json", (string?)initiation["attachments"]![0]!["contentType"]);
        Assert.Contains(Question, initiation["attachments"]![0]!["content"]!["activities"]!.Select(a => (string?)a["text"]));
        Assert.Equal("c1", (string?)initiation["relatesTo"]!["conversation"]!["id"]);
    }

    [Fact]
    public async Task From_the_asking_to_the_end_the_bot_is_silent_and_then_it_speaks_again()
    {
        await this.SayAsync(Person);
        await this.LeaveAsync();
        await this.SayAsync(Question);
        await this.TellAsync("accepted");
        Assert.Equal(HandoffStage.Person, (await this.ConversationAsync()).Stage);
        await this.TellAsync("typing");
        await this.TellAsync("accepted");
        await this.SayAsync(Question);
        Assert.Empty(await this.LeaveAsync());

        await this.TellAsync("completed");
        await this.TellAsync("completed");
        var conversation = await this.ConversationAsync();
        Assert.Equal((HandoffStage.Bot, Thread.BotSpeaker), (conversation.Stage, conversation.Speaker));
        Assert.Equal(HandoffStatus.Completed, (await this.HandoffAsync()).Status);
        Assert.Equal(CaseStatus.Resolved, await this.road.ReadAsync(db => db.Cases.Select(c => c.Status).SingleAsync(Cancellation)));
        await this.SayAsync(Question);
        Assert.StartsWith("Retur lewat aplikasi.", (string?)Assert.Single(await this.LeaveAsync())["text"], StringComparison.Ordinal);
        Assert.Equal(4, await this.road.ReadAsync(db => db.Messages.CountAsync(m => m.Author == MessageAuthor.Customer, Cancellation)));
    }

    [Fact]
    public async Task A_hub_that_refuses_leaves_the_customer_with_an_apology_and_in_our_own_queue()
    {
        await this.SayAsync(Person);
        await this.LeaveAsync();
        await this.TellAsync("failed", "No agent with this skill");

        var conversation = await this.ConversationAsync();
        Assert.Equal((HandoffStage.Waiting, Thread.BotSpeaker), (conversation.Stage, conversation.Speaker));
        var handoff = await this.HandoffAsync();
        Assert.Equal((HandoffStatus.Waiting, HandoffReason.AskedForPerson), (handoff.Status, handoff.Reason));
        Assert.NotNull(handoff.FirstReplyDueAt);
        var apology = Assert.Single(await this.LeaveAsync());
        Assert.StartsWith(Sentences.Default("id", Sentence.HandoffHubFailed), (string?)apology["text"], StringComparison.Ordinal);
        Assert.Null(apology["recipient"]);
    }

    [Fact]
    public async Task A_hub_that_does_not_answer_is_taken_to_have_refused_and_only_once()
    {
        await this.SayAsync(Person);
        var patience = this.road.Loop<HubPatience>();
        Assert.Equal(0, await patience.LookAsync(Cancellation));
        this.road.Clock.Move(TimeSpan.FromSeconds(60));
        Assert.Equal(1, await patience.LookAsync(Cancellation));
        Assert.Equal(0, await patience.LookAsync(Cancellation));
        Assert.Equal(1, await this.road.TakeTurnsAsync());
        Assert.Equal(HandoffStatus.Waiting, (await this.HandoffAsync()).Status);
        Assert.Equal(0, await patience.LookAsync(Cancellation));
    }

    [Fact]
    public async Task What_the_hub_says_changes_neither_the_customers_name_nor_where_replies_go()
    {
        await this.SayAsync(Person);
        var before = (await this.ConversationAsync()).Reference;
        await this.TellAsync("accepted");
        Assert.Equal(before, (await this.ConversationAsync()).Reference);
        Assert.Equal("Ana", await this.road.ReadAsync(db => db.Customers.Select(c => c.Name).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task A_status_for_a_conversation_that_no_hub_has_changes_nothing()
    {
        Assert.Equal(Acceptance.AlreadySeen, await this.AcceptAsync(Status("completed", null)));
        await this.SayAsync(Question);
        await this.LeaveAsync();
        await this.TellAsync("accepted");
        await this.TellAsync("failed");
        Assert.Equal(HandoffStage.Bot, (await this.ConversationAsync()).Stage);
        Assert.Empty(await this.LeaveAsync());
    }

    [Fact]
    public async Task Where_no_hub_listens_our_own_desk_is_the_queue()
    {
        await this.SayAsync(Person, channel: "webchat");
        Assert.Equal(HandoffStatus.Waiting, (await this.HandoffAsync()).Status);
        Assert.DoesNotContain(await this.LeaveAsync(), a => (string?)a["name"] == "handoff.initiate");
    }

    [Fact]
    public async Task A_hub_that_leaves_the_settings_gives_its_waiting_conversations_back()
    {
        await this.SayAsync(Person);
        var clock = this.road.Clock;
        await this.road.DisposeAsync();
        this.road = await RoadHost.StartAsync(this.database, clock: clock);
        Assert.Equal(1, await this.road.Loop<HubPatience>().LookAsync(Cancellation));
    }

    private Task<RoadHost> StartAsync(params (string, string)[] settings) => RoadHost.StartAsync(this.database, settings: settings);

    private async Task SayAsync(string text, string channel = "omnichannel")
    {
        Assert.Equal(Acceptance.Accepted, await this.AcceptAsync(new Activity(ActivityTypes.Message) { Text = text, From = new("ana", "Ana"), ChannelId = channel }));
        Assert.Equal(1, await this.road.TakeTurnsAsync());
    }

    private async Task TellAsync(string state, string? message = null)
    {
        Assert.Equal(Acceptance.Accepted, await this.AcceptAsync(Status(state, message)));
        Assert.Equal(1, await this.road.TakeTurnsAsync());
    }

    private static Activity Status(string state, string? message)
    {
        var status = (Activity)EventFactory.CreateHandoffStatus(new ConversationAccount(id: "c1"), state, message);
        status.From = new("agent-7", "Rina from the hub");
        status.ChannelId = "omnichannel";
        return status;
    }

    private async Task<Acceptance> AcceptAsync(Activity activity)
    {
        this.road.Clock.Move(TimeSpan.FromSeconds(1));
        (activity.Id, activity.ServiceUrl, activity.Recipient) = ($"e{++this.events}", "http://localhost:5000", new("bot"));
        activity.Conversation ??= new ConversationAccount(id: "c1");
        activity.Timestamp = this.road.Clock.GetUtcNow();
        var read = BotFrameworkPayload.Read(System.Text.Encoding.UTF8.GetBytes(ActivityJson.Write(activity))).Activity!;
        var inbound = BotFrameworkPayload.Event(read, "local", this.road.Clock.GetUtcNow(), "{}")!;
        return (await this.road.Get<IInbox>().AcceptAsync(this.Account, [inbound], Cancellation))[0];
    }

    /// <summary>Everything that may leave now, in order.</summary>
    private async Task<List<JObject>> LeaveAsync()
    {
        var left = new List<JObject>();
        while (await this.road.Get<OutboxStore>().TakeAsync(10, [], Cancellation) is [var item])
        {
            left.Add(ActivityJson.Read<JObject>(item.Payload));
            await this.road.Get<OutboxStore>().RecordAsync(item, SendResult.Sent($"p{item.Id}"), retryIn: null, Cancellation);
        }

        return left;
    }

    private Task<Thread> ConversationAsync() => this.road.ReadAsync(db => db.Conversations.SingleAsync(Cancellation));

    private Task<CareBot.Bot.Storage.Model.Handoff> HandoffAsync() => this.road.ReadAsync(db => db.Handoffs.SingleAsync(Cancellation));
}

public sealed class SqliteHubTests : HubContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresHubTests : HubContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
