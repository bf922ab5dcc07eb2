using CareBot.Bot.Channels;
using CareBot.Bot.Conversations;
using CareBot.Bot.Hosting;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareBot.Tests.Outbox;

/// <summary>What accounts may send: budgets of platforms, and tokens that platforms refuse.</summary>
public abstract class BudgetContract : RoadContract
{
    private OutboxStore Store => this.Road.Get<OutboxStore>();

    [Fact]
    public async Task An_account_never_sends_more_than_its_budget_and_the_rest_leaves_when_there_is_room()
    {
        await this.LimitAsync(new SendBudget(3, TimeSpan.FromMinutes(15)), new SendBudget(5, TimeSpan.FromDays(1)));
        await this.QueueAsync(8);
        Assert.Equal(3, await this.SendAllAsync());
        this.Road.Clock.Move(TimeSpan.FromMinutes(14));
        Assert.Equal(0, await this.SendAllAsync());
        this.Road.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(2, await this.SendAllAsync());
        this.Road.Clock.Move(TimeSpan.FromHours(1));
        Assert.Equal(0, await this.SendAllAsync());
        this.Road.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(3, await this.SendAllAsync());
    }

    [Fact]
    public async Task A_restart_does_not_forget_what_was_sent()
    {
        await this.LimitAsync(new SendBudget(2, TimeSpan.FromMinutes(15)));
        await this.QueueAsync(4);
        Assert.Equal(2, await this.SendAllAsync());
        await this.RestartAsync();
        Assert.Equal(0, await this.SendAllAsync());
    }

    [Fact]
    public async Task The_budget_of_one_account_holds_back_no_other()
    {
        await this.LimitAsync(new SendBudget(1, TimeSpan.FromMinutes(15)));
        await this.QueueAsync(3);
        await this.Road.AcceptAsync("other", "makasih kak", "tono", account: "other");
        await this.Road.TakeTurnsAsync();
        Assert.Equal(2, await this.SendAllAsync());
    }

    [Fact]
    public async Task Two_that_take_at_once_stay_within_the_budget_together()
    {
        await this.LimitAsync(new SendBudget(5, TimeSpan.FromMinutes(15)));
        await this.QueueAsync(20);
        await using var other = await this.OtherReplicaAsync();
        var stores = new[] { this.Store, other?.Get<OutboxStore>() ?? this.Store };
        var taken = await Task.WhenAll(stores.Select(s => Task.Run(() => s.TakeAsync(15, [], Cancellation))));
        Assert.Equal(5, taken.Sum(t => t.Count));
    }

    [Fact]
    public async Task A_turn_of_several_replies_is_one_message_when_the_budget_is_short_and_several_when_it_is_not()
    {
        await this.LimitAsync(TwoReplies, new SendBudget(100, TimeSpan.FromMinutes(15)));
        Assert.Equal(["Halo Kak.", "Pilih ya."], await this.AskAsync("sari"));
        await this.LimitAsync(TwoReplies, new SendBudget(2, TimeSpan.FromMinutes(15)));
        Assert.Equal(["Halo Kak.\n\nPilih ya."], await this.AskAsync("budi"));
    }

    [Fact]
    public async Task A_limit_of_the_account_holds_its_other_conversations_back_too()
    {
        await this.QueueAsync(3);
        var first = (await this.Store.TakeAsync(1, [], Cancellation)).Single();
        await this.Store.RecordAsync(first, new(SendOutcome.RateLimited) { AccountRest = TimeSpan.FromMinutes(5) }, TimeSpan.FromSeconds(1), Cancellation);
        this.Road.Clock.Move(TimeSpan.FromMinutes(4));
        Assert.Equal(0, await this.SendAllAsync());
        this.Road.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(3, await this.SendAllAsync());
        Assert.Null(await this.AlarmAsync());
    }

    [Fact]
    public async Task A_refused_token_pauses_its_account_raises_the_alarm_and_loses_nothing()
    {
        await this.QueueAsync(3);
        var first = (await this.Store.TakeAsync(1, [], Cancellation)).Single();
        await this.Store.RecordAsync(first, new(SendOutcome.TokenDead, Error: "HTTP 401, code 190"), OutboxSchedule.Default.TokenRest, Cancellation);
        Assert.Empty(await this.Store.TakeAsync(10, [], Cancellation));
        Assert.Equal("HTTP 401, code 190", await this.AlarmAsync());
        Assert.Equal(HealthStatus.Degraded, await this.HealthAsync());

        this.Road.Clock.Move(OutboxSchedule.Default.TokenRest);
        Assert.Equal(3, await this.SendAllAsync());
        Assert.Null(await this.AlarmAsync());
        Assert.Equal(HealthStatus.Healthy, await this.HealthAsync());
    }

    [Fact]
    public async Task Of_an_account_whose_token_was_refused_one_reply_at_a_time_tries_again()
    {
        await this.QueueAsync(5);
        foreach (var taken in await this.Store.TakeAsync(10, [], Cancellation))
        {
            await this.Store.RecordAsync(taken, new(SendOutcome.TokenDead, Error: "HTTP 401, code 190"), OutboxSchedule.Default.TokenRest, Cancellation);
        }

        this.Road.Clock.Move(OutboxSchedule.Default.TokenRest);
        var tried = Assert.Single(await this.Store.TakeAsync(10, [], Cancellation));
        Assert.Empty(await this.Store.TakeAsync(10, [], Cancellation));
        await this.Store.RecordAsync(tried, new(SendOutcome.Transient, Error: "HTTP 500"), TimeSpan.FromSeconds(1), Cancellation);
        this.Road.Clock.Move(TimeSpan.FromSeconds(2));
        Assert.Empty(await this.Store.TakeAsync(10, [], Cancellation));
        this.Road.Clock.Move(OutboxSchedule.Default.TokenRest);
        Assert.Equal(5, await this.SendAllAsync());
    }

    [Fact]
    public async Task What_is_held_back_of_one_account_is_not_even_looked_at_for_another()
    {
        await this.LimitAsync(new SendBudget(1, TimeSpan.FromMinutes(15)));
        await this.QueueAsync(3);
        Assert.Equal(1, await this.SendAllAsync());
        await this.Road.AcceptAsync("other", "makasih kak", "tono", account: "other");
        await this.Road.TakeTurnsAsync();
        await this.Road.WriteAsync(db => db.Conversations.Where(c => c.Account!.Name == "shop")
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Speaker, "agent-7"), Cancellation));

        Assert.Equal("tono", Assert.Single(await this.Store.TakeAsync(10, [], Cancellation)).CustomerKey);
        Assert.Equal(2, await this.Road.ReadAsync(db => db.Outbox.CountAsync(o => o.State == OutboxState.Queued, Cancellation)));
    }

    private protected virtual Task<RoadHost?> OtherReplicaAsync() => Task.FromResult<RoadHost?>(null);

    private async Task<HealthStatus> HealthAsync() =>
        (await new AccountsHealth(this.Road.Get<IDbContextFactory<CareBotDb>>()).CheckHealthAsync(new HealthCheckContext(), Cancellation)).Status;

    private Task<string?> AlarmAsync() => this.Road.ReadAsync(db => db.Accounts.Where(a => a.Name == "shop").Select(a => a.Alarm).SingleAsync(Cancellation));

    private async Task<List<string>> AskAsync(string customer)
    {
        await this.Road.AcceptAsync($"{customer}-1", "cara retur barang", customer);
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
        return await this.Road.ReadAsync(db => db.Outbox.Where(o => o.Conversation!.ExternalId == customer).OrderBy(o => o.Id).Select(o => o.Payload).ToListAsync(Cancellation));
    }

    private static IBot TwoReplies(ConversationState state) => new TalkativeBot();

    /// <summary>Says two things in each turn.</summary>
    private sealed class TalkativeBot : ActivityHandler
    {
        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivitiesAsync([MessageFactory.Text("Halo Kak."), MessageFactory.Text("Pilih ya.")], cancellationToken);
    }

    /// <summary>So many customers with a reply each.</summary>
    private async Task QueueAsync(int customers)
    {
        foreach (var customer in Enumerable.Range(0, customers))
        {
            await this.Road.AcceptAsync($"m{customer}", "makasih kak", $"customer-{customer}");
        }

        Assert.Equal(customers, await this.Road.TakeTurnsAsync());
    }

    private async Task<int> SendAllAsync()
    {
        var sent = 0;
        while (await this.Store.TakeAsync(10, [], Cancellation) is { Count: > 0 } taken)
        {
            foreach (var item in taken)
            {
                await this.Store.RecordAsync(item, SendResult.Sent("p"), retryIn: null, Cancellation);
                sent++;
            }
        }

        return sent;
    }

    private Task LimitAsync(params SendBudget[] budgets) => this.LimitAsync(bot: null, budgets);

    private Task LimitAsync(BotFactory? bot, params SendBudget[] budgets) =>
        this.RestartAsync(new TestChannel { Accounts = [new("shop", "shop") { Budgets = budgets }, new("other", "other")] }, bot);
}

public sealed class SqliteBudgetTests : BudgetContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresBudgetTests : BudgetContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();

    private protected override async Task<RoadHost?> OtherReplicaAsync() => await RoadHost.StartAsync(this.Database, this.Road.Channel, this.Road.Clock);
}
