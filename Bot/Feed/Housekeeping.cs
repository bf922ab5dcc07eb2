using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Feed;

/// <summary>Forgets what has served its time: feed entries after 30 days, answered inbox events after 14.</summary>
public sealed class Housekeeping(IWriter writer, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan FeedKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan InboxKept = TimeSpan.FromDays(14);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await this.TidyAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                FeedLog.TidyFailed(log, error);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One round.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var feedEnd = now - FeedKept;
        var inboxEnd = now - InboxKept;
        await writer.WriteAsync(
            async (db, ct) => await db.Feed.Where(f => f.At < feedEnd).ExecuteDeleteAsync(ct)
                + await db.Inbox.Where(e => e.State == InboxState.Done && e.DoneAt < inboxEnd).ExecuteDeleteAsync(ct),
            cancellationToken);
    }
}

internal static partial class FeedLog
{
    [LoggerMessage(6001, LogLevel.Error, "What has served its time could not be deleted; trying again in an hour")]
    public static partial void TidyFailed(ILogger log, Exception error);
}
