using CareBot.Bot.Channels;
using CareBot.Bot.Conversations;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Outbox;

/// <summary>The bot replaces and takes back what it has said: a call of its own for each, in the order of the turns.</summary>
public abstract class ChangeContract : IAsyncLifetime
{
    private readonly ScriptedBot bot = new();
    private readonly TestChannel channel = new() { Rendering = reply => [ActivityJson.Write(reply)] };
    private TestDatabase database = null!;
    private RoadHost road = null!;
    private int messages;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private OutboxStore Store => this.road.Get<OutboxStore>();

    protected abstract Task<TestDatabase> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        this.database = await this.OpenAsync();
        this.road = await RoadHost.StartAsync(this.database, this.channel, bot: this.bot.Factory);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await this.road.DisposeAsync();
        await this.database.DisposeAsync();
    }

    [Fact]
    public async Task A_delivered_reply_is_replaced_and_taken_back_under_the_platforms_id()
    {
        var id = await this.SayAsync("satu");
        Assert.Equal((SendKind.New, null), await this.LeaveAsync(SendResult.Sent("platform-1")));

        await this.TurnAsync((turn, ct) => turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = id, Text = "dua" }, ct));
        await this.TurnAsync((turn, ct) => turn.DeleteActivityAsync(id, ct));
        Assert.Equal((SendKind.Update, "platform-1"), await this.LeaveAsync(SendResult.Sent("platform-1")));
        Assert.Equal((SendKind.Delete, "platform-1"), await this.LeaveAsync(SendResult.Sent(null)));

        Assert.Equal("dua", (await this.BotLinesAsync()).Single().Text);
        Assert.All(await this.road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation)), o => Assert.NotNull(o.MessageId));
    }

    [Fact]
    public async Task A_change_waits_for_what_it_changes()
    {
        var id = await this.SayAsync("satu");
        await this.TurnAsync((turn, ct) => turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = id, Text = "dua" }, ct));

        var first = Assert.Single(await this.TakeAsync());
        Assert.Equal(SendKind.New, first.Kind);
        Assert.Empty(await this.TakeAsync());
    }

    [Fact]
    public async Task What_was_never_delivered_cannot_be_changed()
    {
        var id = await this.SayAsync("satu");
        await this.LeaveAsync(new(SendOutcome.Rejected, Error: "HTTP 400"), SendOutcome.Rejected);
        await this.TurnAsync((turn, ct) => turn.DeleteActivityAsync(id, ct));
        Assert.Equal((SendKind.Delete, ""), await this.LeaveAsync(SendResult.Sent(null)));
    }

    [Fact]
    public async Task A_reply_of_the_same_turn_is_changed_before_it_leaves()
    {
        await this.TurnAsync(async (turn, ct) =>
        {
            var one = await turn.SendActivityAsync("satu", cancellationToken: ct);
            var two = await turn.SendActivityAsync("dua", cancellationToken: ct);
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = one.Id, Text = "tiga" }, ct);
            await turn.DeleteActivityAsync(two.Id, ct);
        });
        Assert.Equal("tiga", (await this.BotLinesAsync()).Single().Text);
        Assert.Equal(SendKind.New, Assert.Single(await this.road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation))).Kind);
    }

    [Fact]
    public async Task What_is_not_ours_is_named_by_its_own_id()
    {
        await this.TurnAsync((turn, ct) => turn.DeleteActivityAsync("theirs|1", ct));
        var item = Assert.Single(await this.TakeAsync());
        Assert.Equal((SendKind.Delete, null), (item.Kind, item.Target));
        Assert.Contains("\"id\":\"theirs|1\"", item.Payload, StringComparison.Ordinal);
    }

    private async Task<string> SayAsync(string text)
    {
        var id = "";
        await this.TurnAsync(async (turn, ct) => id = (await turn.SendActivityAsync(text, cancellationToken: ct)).Id);
        return id;
    }

    private async Task TurnAsync(Func<ITurnContext, CancellationToken, Task> turn)
    {
        this.bot.Turn = turn;
        this.messages++;
        await this.road.AcceptAsync($"m{this.messages}", "cara retur barang", after: this.messages);
        Assert.Equal(1, await this.road.TakeTurnsAsync());
    }

    private async Task<(SendKind, string?)> LeaveAsync(SendResult result, SendOutcome outcome = SendOutcome.Sent)
    {
        var item = Assert.Single(await this.TakeAsync());
        Assert.Equal(outcome, result.Outcome);
        await this.Store.RecordAsync(item, result, retryIn: null, Cancellation);
        return (item.Kind, item.Target);
    }

    private Task<List<DueItem>> TakeAsync() => this.Store.TakeAsync(10, [], Cancellation);

    private Task<List<Message>> BotLinesAsync() =>
        this.road.ReadAsync(db => db.Messages.Where(m => m.Author == MessageAuthor.Bot).ToListAsync(Cancellation));
}

public sealed class SqliteChangeTests : ChangeContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresChangeTests : ChangeContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
