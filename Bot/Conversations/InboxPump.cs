using CareBot.Bot.Storage;

namespace CareBot.Bot.Conversations;

/// <summary>Keeps claiming due conversations and running their turns, many at once, one at a time for each conversation.</summary>
public sealed class InboxPump(
    IConversationClaims claims, TurnRunner runner, ConversationsOptions options, IStorageErrors errors, Wake wake, TimeProvider clock, ILogger<InboxPump> log)
    : BackgroundService
{
    /// <summary>Longest sleep: a pulse of another replica may have been lost.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a fault that is neither the bot's nor a database that is away for a moment.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim slots = new(options.ParallelTurns);

    /// <summary>Waits for the turns under way, which are cancelled, so that they touch nothing that is disposed next.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        for (var turn = 0; turn < options.ParallelTurns && !cancellationToken.IsCancellationRequested; turn++)
        {
            await this.slots.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override void Dispose()
    {
        this.slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await this.RoundAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                ConversationsLog.PumpFailed(log, error);
                await Task.Delay(Longest, clock, stoppingToken);
            }
        }
    }

    private async Task RoundAsync(CancellationToken stopping)
    {
        var woken = wake.NextAsync(new(WakeKind.Inbox));
        await this.slots.WaitAsync(stopping);
        this.slots.Release();
        var claimed = await claims.ClaimAsync(Math.Max(1, this.slots.CurrentCount), stopping);
        foreach (var conversation in claimed)
        {
            await this.slots.WaitAsync(stopping);

            // On a thread of its own: reading and thinking run long before the first await, on SQLite up to the commit.
            _ = Task.Run(() => this.TurnAsync(conversation, stopping), CancellationToken.None);
        }

        if (claimed.Count == 0)
        {
            await this.RestAsync(woken, stopping);
        }
    }

    private async Task RestAsync(Task woken, CancellationToken stopping)
    {
        var next = await claims.NextDueAsync(stopping);
        var rest = next is null ? Longest : Min(Longest, next.Value - clock.GetUtcNow());
        if (rest > TimeSpan.Zero)
        {
            await Task.WhenAny(woken, Task.Delay(rest, clock, stopping));
        }
    }

    private async Task TurnAsync(long conversation, CancellationToken stopping)
    {
        DateTimeOffset? retryAt = null;
        try
        {
            retryAt = await runner.RunAsync(conversation, stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            ConversationsLog.PumpFailed(log, error);
            retryAt = clock.GetUtcNow() + (errors.IsUnavailable(error) ? Longest : AfterFault);
        }
        catch (Exception)
        {
            // The server stops; what was not committed is taken up at the next start.
        }

        await this.ReleaseAsync(conversation, retryAt);
        this.slots.Release();
        wake.Pulse(new(WakeKind.Inbox));
    }

    private async Task ReleaseAsync(long conversation, DateTimeOffset? retryAt)
    {
        try
        {
            await claims.ReleaseAsync(conversation, retryAt, CancellationToken.None);
        }
        catch (Exception error)
        {
            ConversationsLog.PumpFailed(log, error);
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
