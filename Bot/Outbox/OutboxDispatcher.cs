using System.Collections.Concurrent;
using CareBot.Bot.Channels;
using CareBot.Bot.Conversations;
using CareBot.Bot.Storage;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Outbox;

/// <summary>
/// Station 8: takes what may leave, sends it through the channel it belongs to and records what became of it. One slow or
/// failing conversation delays no other, and one slow account no other account.
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
    /// <summary>Sends of one account that are under way at the same time, at most.</summary>
    public const int MostOfAnAccount = 64;

    /// <summary>Longest sleep: a pulse of another replica may have been lost.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>How often replicas are looked for that died with sends in flight.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop waits for platforms to answer what is on its way.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<long, (long Account, Task Done)> underWay = new();
    private readonly CancellationTokenSource patience = new();

    /// <summary>
    /// Takes nothing more and gives the sends under way a little time: a send that is broken off may have arrived, and is
    /// repeated at the next start.
    /// </summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(this.underWay.Values.Select(send => send.Done))
            .WaitAsync(StopPatience, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await this.patience.CancelAsync();
    }

    public override void Dispose()
    {
        this.patience.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateTimeOffset? looked = null;
        var mayBeLost = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (looked is null)
                {
                    await store.TryRefusedTokensAsync(stoppingToken);
                }

                if (looked is null || (store.OthersMayDie && clock.GetUtcNow() - looked > BetweenLooks))
                {
                    await this.TakeBackAsync(stoppingToken);
                    looked = clock.GetUtcNow();
                }

                if (mayBeLost)
                {
                    await store.TakeBackLostAsync([.. this.underWay.Keys], stoppingToken);
                    mayBeLost = false;
                }

                await this.RoundAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                OutboxLog.DispatchFailed(log, error);
                mayBeLost = true;
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
        var busy = this.underWay.Values.CountBy(send => send.Account).ToList();
        var full = busy.Where(account => account.Value >= MostOfAnAccount).Select(account => account.Key).ToList();
        var room = MostOfAnAccount - busy.Where(account => account.Value < MostOfAnAccount).Select(account => account.Value).DefaultIfEmpty().Max();
        var due = await store.TakeAsync(room, full, stopping);
        foreach (var item in due)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            this.underWay[item.Id] = (item.AccountId, done.Task);
            _ = this.DeliverAsync(item, done);
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

    private async Task DeliverAsync(DueItem item, TaskCompletionSource done)
    {
        try
        {
            var result = await this.SendAsync(item);
            var retryIn = result.Outcome == SendOutcome.Sent ? null : schedule.Next(result, item.Attempt, Random.Shared.NextDouble());
            this.Report(item, result, retryIn);
            await this.RecordAsync(item, result, retryIn);
        }
        catch (OperationCanceledException)
        {
            // The host waits no longer: the next start finds the send in flight and repeats it.
        }
        finally
        {
            this.underWay.TryRemove(item.Id, out _);
            done.SetResult();
            wake.Pulse(new(WakeKind.Outbox));
            wake.Pulse(new(WakeKind.Feed));
        }
    }

    /// <summary>What was sent is known only here until it is recorded, so a database that is away is waited for.</summary>
    private async Task RecordAsync(DueItem item, SendResult result, TimeSpan? retryIn)
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
                await Task.Delay(Longest, clock, this.patience.Token);
            }
        }
    }

    private async Task<SendResult> SendAsync(DueItem item)
    {
        if (accounts.Find(item.AccountId) is not { } account)
        {
            return new SendResult(SendOutcome.TokenDead, Error: "the account is no longer in the settings");
        }

        if (item.Target is { Length: 0 })
        {
            return new SendResult(SendOutcome.Rejected, Error: "what it changes has no id on the platform");
        }

        var stop = this.patience.Token;
        try
        {
            await typing.SettleAsync(item.ConversationId);
            var address = ReplyAddress.Stored(account, item.ConversationId, item.ConversationKey, item.CustomerKey, item.Reference);
            var channel = channels.Of(account);
            var over = channel.Window is { } window && item.LastInboundAt + window.Bot < clock.GetUtcNow();
            return await channel.SendAsync(new OutboundSend(item.Id, address, item.Payload, item.Attempt, item.Kind, item.Target) { WindowOver = over }, stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
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
        else if (result.Outcome == SendOutcome.TokenDead)
        {
            var account = accounts.Find(item.AccountId);
            OutboxLog.TokenDead(log, account?.Channel ?? "unknown", account?.Name ?? "unknown", result.Error ?? "none");
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
