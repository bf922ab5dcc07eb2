using CareBot.Bot.Channels;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Conversations.Turns;

/// <summary>What a caller that stays on the line is answered, and what leaves the other way.</summary>
public abstract class LineAnswerContract : IAsyncLifetime
{
    private readonly ScriptedBot bot = new();
    private TestDatabase database = null!;
    private RoadHost road = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        this.database = await this.OpenAsync();
        this.road = await RoadHost.StartAsync(this.database, bot: this.bot.Factory);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await this.road.DisposeAsync();
        await this.database.DisposeAsync();
    }

    [Fact]
    public async Task An_invoke_that_the_bot_handles_is_answered_with_its_status_and_body()
    {
        this.bot.Invoke = invoke => new InvokeResponse { Status = 202, Body = new { echoed = ((JObject)invoke.Value)["size"] } };
        var first = await this.InvokeAsync();
        var again = await this.road.Get<ITurnReplies>().WaitAsync(this.road.Account, "i1", Cancellation);

        Assert.Equal(new LineAnswer(202, """{"echoed":"2026-09-01T00:00:00Z"}"""), first);
        Assert.Equal(first, again);
        Assert.Empty(await this.OutboxAsync());
    }

    [Fact]
    public async Task An_invoke_that_the_bot_does_not_know_is_not_implemented() => Assert.Equal(LineAnswer.NotImplemented, await this.InvokeAsync());

    [Fact]
    public async Task An_invoke_while_a_person_speaks_is_not_implemented_and_the_bot_is_not_asked()
    {
        await this.road.AcceptAsync("m1", "halo kak retur");
        await this.road.TakeTurnsAsync();
        await this.road.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.Stage, HandoffStage.Person), Cancellation));
        this.bot.Invoke = _ => new InvokeResponse { Status = 200 };
        Assert.Equal(LineAnswer.NotImplemented, await this.InvokeAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(600)]
    public async Task A_status_that_is_none_counts_as_a_fault(int status)
    {
        this.bot.Invoke = _ => new InvokeResponse { Status = status };
        Assert.Equal(LineAnswer.Failed, await this.InvokeAsync());
    }

    [Fact]
    public async Task An_invoke_on_which_the_bot_breaks_is_answered_once_it_is_set_aside()
    {
        this.bot.Invoke = _ => throw new InvalidOperationException("A fault of the bot.");
        await this.AcceptInvokeAsync();
        await this.road.WriteAsync(db => db.Inbox.ExecuteUpdateAsync(e => e.SetProperty(x => x.Attempts, 4), Cancellation));
        await this.road.TakeTurnsAsync();
        Assert.Equal(LineAnswer.Failed, await this.road.Get<ITurnReplies>().WaitAsync(this.road.Account, "i1", Cancellation));
        Assert.Empty(await this.OutboxAsync());
    }

    [Fact]
    public async Task What_the_bot_says_during_an_invoke_leaves_as_usual()
    {
        this.bot.Turn = (turn, ct) => turn.SendActivityAsync("Sebentar ya", cancellationToken: ct);
        await this.InvokeAsync();
        Assert.Equal("Sebentar ya", Assert.Single(await this.OutboxAsync()).Payload);
    }

    [Fact]
    public async Task Messages_and_events_leave_in_the_order_in_which_they_were_said()
    {
        this.road.Channel.Rendering = reply => [reply.Text ?? reply.Name];
        this.bot.Turn = async (turn, ct) =>
        {
            await turn.SendActivityAsync("satu", cancellationToken: ct);
            await turn.SendActivityAsync(new Activity(ActivityTypes.Event) { Name = "dua" }, ct);
            await turn.SendActivityAsync("tiga", cancellationToken: ct);
            await turn.SendActivityAsync(new Activity(ActivityTypes.Event) { Name = "empat" }, ct);
        };
        await this.InvokeAsync();
        Assert.Equal(["satu", "dua", "tiga", "empat"], (await this.OutboxAsync()).Select(o => o.Payload));
    }

    [Fact]
    public async Task Expected_replies_are_all_of_the_turns_in_order_and_an_invokes_answer_among_them()
    {
        this.bot.Turn = async (turn, ct) =>
        {
            await turn.SendActivityAsync("satu", cancellationToken: ct);
            await turn.SendActivityAsync(new Activity(ActivityTypes.Event) { Name = "page/open" }, ct);
            await turn.SendActivityAsync(new Activity(ActivityTypes.Trace) { Name = "inside" }, ct);
            await turn.SendActivityAsync(new Activity(ActivityTypes.EndOfConversation), ct);
        };
        this.bot.Invoke = _ => new InvokeResponse { Status = 200, Body = new { x = 1 } };
        var answer = await this.InvokeAsync(a => a.DeliveryMode = DeliveryModes.ExpectReplies);

        var said = ActivityJson.Read<ExpectedReplies>(answer.Body!).Activities;
        Assert.Equal(200, answer.Status);
        Assert.Equal(["message", "event", "endOfConversation", "invokeResponse"], said.Select(a => a.Type));
        Assert.Empty(await this.OutboxAsync());
    }

    private Task<List<OutboxItem>> OutboxAsync() => this.road.ReadAsync(db => db.Outbox.OrderBy(o => o.Id).ToListAsync(Cancellation));

    private Task<Acceptance> AcceptInvokeAsync(Action<Activity>? shape = null) => this.road.AcceptAsync("i1", "", after: 9, shape: a =>
    {
        (a.Type, a.Name, a.Text) = (ActivityTypes.Invoke, "shop/size", null);
        a.Value = new JObject { ["size"] = "2026-09-01T00:00:00Z" };
        shape?.Invoke(a);
    });

    private async Task<LineAnswer> InvokeAsync(Action<Activity>? shape = null)
    {
        await this.AcceptInvokeAsync(shape);
        Assert.Equal(1, await this.road.TakeTurnsAsync());
        return await this.road.Get<ITurnReplies>().WaitAsync(this.road.Account, "i1", Cancellation);
    }
}

public sealed class SqliteLineAnswerTests : LineAnswerContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresLineAnswerTests : LineAnswerContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
