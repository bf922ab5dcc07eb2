using CareBot.Bot.Channels;
using CareBot.Bot.Conversations;
using CareBot.Bot.Storage;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Outbox;

/// <summary>
/// Station 8: takes what may leave, sends it through the channel it belongs to and records what became of it. One slow or
/// failing conversation delays no other.
/// </summary>
public sealed class OutboxDispatcher(
    OutboxStore store,
    OutboxSchedule schedule,
    ChannelSet channels,
    Accounts accounts,
    TypingIndicator typing,
    Wake wake,
    TimeProvider clock,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    private const int MostAtOnce = 64;

    /// <summary>Longest sleep: a pulse of another replica may have been lost.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>How often replicas are looked for that died with sends in flight.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop waits for platforms to answer what is on its way; a send that is cut off is repeated later.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim slots = new(MostAtOnce);
    private readonly CancellationTokenSource cutOff = new();

    public override void Dispose()
    {
        this.slots.Dispose();
        this.cutOff.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await this.DispatchAsync(stoppingToken);
        }
        finally
        {
            await this.DrainAsync();
        }
    }

    /// <summary>Lets what is on its way arrive and be recorded, so that an ordinary stop makes no customer read a reply twice.</summary>
    private async Task DrainAsync()
    {
        var arrived = Task.WhenAll(Enumerable.Range(0, MostAtOnce).Select(_ => this.slots.WaitAsync(CancellationToken.None)));
        await Task.WhenAny(arrived, Task.Delay(StopPatience, clock, CancellationToken.None));
        await this.cutOff.CancelAsync();
        await arrived;
    }

    private async Task DispatchAsync(CancellationToken stoppingToken)
    {
        DateTimeOffset? looked = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (looked is null || (store.OthersMayDie && clock.GetUtcNow() - looked > BetweenLooks))
                {
                    await this.TakeBackAsync(stoppingToken);
                    looked = clock.GetUtcNow();
                }

                await this.RoundAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                OutboxLog.DispatchFailed(log, error);
                await Task.Delay(Longest, clock, stoppingToken);
            }
        }
    }

    private async Task TakeBackAsync(CancellationToken stopping)
    {
        var count = await store.TakeBackInterruptedAsync(stopping);
        if (count > 0)
        {
            OutboxLog.Interrupted(log, count);
        }
    }

    private async Task RoundAsync(CancellationToken stopping)
    {
        var woken = wake.NextAsync(new(WakeKind.Outbox));
        await this.slots.WaitAsync(stopping);
        this.slots.Release();
        var due = await store.TakeAsync(Math.Max(1, this.slots.CurrentCount), stopping);
        foreach (var item in due)
        {
            await this.slots.WaitAsync(stopping);
            _ = this.DeliverAsync(item, this.cutOff.Token);
        }

        if (due.Count == 0)
        {
            var next = await store.NextDueAsync(stopping);
            var rest = next is null || next.Value - clock.GetUtcNow() > Longest ? Longest : next.Value - clock.GetUtcNow();
            if (rest > TimeSpan.Zero)
            {
                await Task.WhenAny(woken, Task.Delay(rest, clock, stopping));
            }
        }
    }

    private async Task DeliverAsync(DueItem item, CancellationToken stopping)
    {
        try
        {
            var result = await this.SendAsync(item, stopping);
            var retryIn = result.Outcome == SendOutcome.Sent ? null : schedule.Next(result, item.Attempt, Random.Shared.NextDouble());
            this.Report(item, result, retryIn);
            await this.RecordAsync(item, result, retryIn, stopping);
        }
        catch (OperationCanceledException)
        {
            // The server stops in the middle of a send: the next start finds it in flight and repeats it.
        }
        finally
        {
            this.slots.Release();
            wake.Pulse(new(WakeKind.Outbox));
            wake.Pulse(new(WakeKind.Feed));
        }
    }

    /// <summary>What was sent is known only here until it is recorded, so a database that is away is waited for.</summary>
    private async Task RecordAsync(DueItem item, SendResult result, TimeSpan? retryIn, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await store.RecordAsync(item, result, retryIn, CancellationToken.None);
                return;
            }
            catch (Exception error)
            {
                OutboxLog.RecordFailed(log, item.Id, error);
                await Task.Delay(Longest, clock, stopping);
            }
        }
    }

    private async Task<SendResult> SendAsync(DueItem item, CancellationToken stopping)
    {
        if (accounts.Find(item.AccountId) is not { } account)
        {
            return new SendResult(SendOutcome.TokenDead, Error: "the account is no longer in the settings");
        }

        await typing.SettleAsync(item.ConversationId);
        var address = new ReplyAddress(
            account, item.ConversationId, item.ConversationKey, item.CustomerKey, ActivityJson.Read<ConversationReference>(item.Reference));
        try
        {
            return await channels.Of(account).SendAsync(new OutboundSend(item.Id, address, item.Payload, item.Attempt), stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            OutboxLog.SendThrew(log, item.Id, error);
            return new SendResult(SendOutcome.Transient, Error: error.GetType().Name);
        }
    }

    private void Report(DueItem item, SendResult result, TimeSpan? retryIn)
    {
        if (result.Outcome == SendOutcome.Sent)
        {
            OutboxLog.Sent(log, item.Id, item.Attempt);
        }
        else if (retryIn is { } wait)
        {
            OutboxLog.Retry(log, item.Id, item.Attempt, result.Outcome, result.Error ?? "none", wait.TotalSeconds);
        }
        else
        {
            OutboxLog.GivenUp(log, item.Id, item.Attempt, result.Outcome, result.Error ?? "none");
        }
    }
}
