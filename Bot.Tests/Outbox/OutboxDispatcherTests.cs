using CareBot.Bot.Channels;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Outbox;

public sealed class OutboxDispatcherTests : RoadContract
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task A_send_that_throws_or_whose_address_is_unreadable_is_tried_again_and_not_stuck()
    {
        await this.QueueAsync("sari", "shop");
        this.Road.Channel.Sending = (send, _) => throw new InvalidOperationException($"A fault of the channel on the way to {send.Address.Reference.ChannelId}.");
        await this.QueueAsync("budi", "shop");
        await this.Road.WriteAsync(db => db.Conversations.Where(c => c.ExternalId == "budi")
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Reference, "{"), Cancellation));
        await this.WhileRunningAsync(() => this.UntilAsync(items => items.All(i => i is { State: OutboxState.Queued, Attempts: 1 })));

        var items = await this.ItemsAsync();
        Assert.Equal(["InvalidOperationException", "JsonSerializationException"], items.Select(i => i.Error).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stop_waits_for_the_send_under_way_and_keeps_its_outcome()
    {
        await this.QueueAsync("sari", "shop");
        var platform = new TaskCompletionSource();
        this.Road.Channel.Sending = async (_, stop) =>
        {
            await platform.Task.WaitAsync(stop);
            return SendResult.Sent("p");
        };
        var dispatcher = this.Road.Loop<OutboxDispatcher>();
        await dispatcher.StartAsync(Cancellation);
        await this.Road.Channel.Changed.UntilAsync(() => this.Road.Channel.Sent.Count == 1, Limit);
        var stopped = dispatcher.StopAsync(Cancellation);
        platform.SetResult();
        await stopped;

        Assert.Equal((OutboxState.Sent, "p"), (await this.ItemsAsync()).Select(i => (i.State, i.PlatformId!)).Single());
    }

    [Fact]
    public async Task A_stop_does_not_wait_longer_than_the_host()
    {
        await this.QueueAsync("sari", "shop");
        this.Road.Channel.Sending = async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return SendResult.Sent("p");
        };
        var dispatcher = this.Road.Loop<OutboxDispatcher>();
        await dispatcher.StartAsync(Cancellation);
        await this.Road.Channel.Changed.UntilAsync(() => this.Road.Channel.Sent.Count == 1, Limit);
        using var patience = new CancellationTokenSource();
        var stopped = dispatcher.StopAsync(patience.Token);
        await patience.CancelAsync();
        await stopped;

        Assert.Equal(OutboxState.Sending, (await this.ItemsAsync()).Single().State);
    }

    [Fact]
    public async Task An_account_whose_platform_does_not_answer_delays_no_other_account()
    {
        var platform = new TaskCompletionSource();
        this.Road.Channel.Sending = async (send, stop) =>
        {
            await (send.Address.Account.Name == "other" ? platform.Task.WaitAsync(stop) : Task.CompletedTask);
            return SendResult.Sent(null);
        };
        for (var customer = 0; customer < OutboxDispatcher.MostOfAnAccount + 10; customer++)
        {
            await this.QueueAsync($"waiting-{customer}", "other");
        }

        await this.WhileRunningAsync(async () =>
        {
            await this.Road.Channel.Changed.UntilAsync(() => this.Road.Channel.Sent.Count == OutboxDispatcher.MostOfAnAccount, Limit);
            await this.QueueAsync("sari", "shop");
            await this.UntilAsync(items => items.Exists(i => i.AccountId == this.Road.Account.Id && i.State == OutboxState.Sent));
            Assert.Equal(OutboxDispatcher.MostOfAnAccount, this.Road.Channel.Sent.Count(s => s.Address.Account.Name == "other"));
            platform.SetResult();
            await this.UntilAsync(items => items.TrueForAll(i => i.State == OutboxState.Sent));
        });
    }

    [Fact]
    public async Task A_start_tries_at_once_whether_there_is_a_new_token()
    {
        await this.QueueAsync("sari", "shop");
        await this.QueueAsync("budi", "shop");
        var refused = (await this.Road.Get<OutboxStore>().TakeAsync(1, [], Cancellation)).Single();
        await this.Road.Get<OutboxStore>().RecordAsync(refused, new(SendOutcome.TokenDead, Error: "code 190"), OutboxSchedule.Default.TokenRest, Cancellation);
        await this.RestartAsync();
        await this.WhileRunningAsync(() => this.UntilAsync(items => items.Exists(i => i.State == OutboxState.Sent)));

        Assert.Null(await this.Road.ReadAsync(db => db.Accounts.Where(a => a.Name == "shop").Select(a => a.Alarm).SingleAsync(Cancellation)));
    }

    private async Task QueueAsync(string customer, string account)
    {
        await this.Road.AcceptAsync($"{customer}-1", "makasih kak", customer, account: account);
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
    }

    private async Task WhileRunningAsync(Func<Task> check)
    {
        var dispatcher = this.Road.Loop<OutboxDispatcher>();
        await dispatcher.StartAsync(Cancellation);
        await check();
        await dispatcher.StopAsync(Cancellation);
    }

    private Task UntilAsync(Predicate<List<OutboxItem>> holds) =>
        Hosting.Poll.UntilAsync(async () => holds(await this.ItemsAsync()), Limit);

    private Task<List<OutboxItem>> ItemsAsync() => this.Road.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync(Cancellation));
}
