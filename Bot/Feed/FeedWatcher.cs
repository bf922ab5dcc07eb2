using CareBot.Bot.Brands;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Feed;

/// <summary>Follows the feed and renews what this process holds in memory: releases, hours, sentences.</summary>
public sealed class FeedWatcher(FeedReader feed, BrandLoader brands, Wake wake, TimeProvider clock, ILogger<FeedWatcher> log) : BackgroundService
{
    private static readonly FeedKind[] Held = [FeedKind.Release, FeedKind.Hours, FeedKind.Sentences];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        FeedPosition? cursor = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = wake.NextAsync(new(WakeKind.Feed));
            try
            {
                cursor = await this.FollowAsync(cursor, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                BrandsLog.LoadFailed(log, error);
            }

            await Task.WhenAny(woken, Task.Delay(Longest, clock, stoppingToken));
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The first time everything is renewed: a change may have come between the start-up's load and now.</summary>
    private async Task<FeedPosition> FollowAsync(FeedPosition? cursor, CancellationToken stopping)
    {
        // The end first: what comes between the two is looked at again the next time.
        var end = await feed.EndAsync(stopping);
        if (cursor is null || await feed.TellsAsync(cursor.Value, Held, stopping))
        {
            await brands.LoadAsync(stopping);
        }

        return end;
    }
}
