using CareBot.Bot.Api.Cases;
using CareBot.Bot.Api.Windows;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Live;

/// <summary>
/// Looks after what passes with time: people whose browsers are connected stay seen, sessions that ended, or whose person works for other brands now, lose their live line, presence
/// that ran out is told, cases of people who are gone go back to the queue, and reply windows are told before they end.
/// </summary>
internal sealed class DeskWatch(
    DeskConnections connections,
    PresenceBoard presence,
    AbandonedCases abandoned,
    ClosingWindows windows,
    IDbContextFactory<CareBotDb> databases,
    TimeProvider clock,
    ILogger<DeskWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>One round.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var open = connections.All;
        await this.CutOffAsync(open, cancellationToken);
        await presence.SeeAsync([.. open.Select(c => c.PersonId).Distinct()], cancellationToken);
        await presence.SettleAsync(cancellationToken);
        await abandoned.ReturnAsync(cancellationToken);
        await windows.TellAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await this.LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LiveLog.WatchFailed(log, error);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CutOffAsync(IReadOnlyCollection<DeskConnection> open, CancellationToken cancellationToken)
    {
        if (open.Count == 0)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var people = open.Select(c => c.PersonId).Distinct().ToList();
        var stamps = await db.People.Where(p => people.Contains(p.Id) && !p.Disabled)
            .ToDictionaryAsync(p => p.Id, p => p.SecurityStamp, cancellationToken);
        var brands = (await db.PersonBrands.Where(m => people.Contains(m.PersonId)).ToListAsync(cancellationToken)).ToLookup(m => m.PersonId, m => m.BrandId);
        foreach (var connection in open.Where(c => stamps.GetValueOrDefault(c.PersonId) != c.Stamp || !c.Brands.SetEquals(brands[c.PersonId])))
        {
            connection.Abort();
        }
    }
}
