using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Channels.Notices;

/// <summary>
/// Gives conversations back to the bot in which somebody elsewhere has been silent for so long (<c>Channels:ElsewhereHours</c>). Any number of
/// replicas may look: each is given back once.
/// </summary>
internal sealed class ElsewhereWatch(
    IDbContextFactory<CareBotDb> databases, IWriter writer, ElsewhereOptions options, Wake wake, TimeProvider clock, ILogger<ElsewhereWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    /// <summary>One look; returns how many were given back.</summary>
    public async Task<int> ReturnAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var latest = now - options.Silence;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var silent = await db.Handoffs
            .Where(h => h.Status == HandoffStatus.Accepted && h.AgentId == null && h.AcceptedAt <= latest)
            .Where(h => !db.Messages.Any(m =>
                m.ConversationId == h.ConversationId && m.CaseId == h.CaseId && m.Author == MessageAuthor.Agent && m.At > latest))
            .Select(h => h.ConversationId).Take(100).ToListAsync(cancellationToken);
        var returned = 0;
        foreach (var conversation in silent)
        {
            if (await writer.WriteAsync((w, ct) => ElsewhereSpeaker.GiveBackAsync(w, conversation, now, ct), cancellationToken))
            {
                NoticesLog.GivenBack(log, conversation);
                returned++;
            }
        }

        if (returned > 0)
        {
            wake.Pulse(new(WakeKind.Feed));
            wake.Pulse(new(WakeKind.Inbox));
        }

        return returned;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await this.ReturnAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                NoticesLog.WatchFailed(log, error);
            }

            await Task.Delay(BetweenLooks, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>How long the bot stays silent after somebody wrote elsewhere.</summary>
/// <param name="Silence">Without a word from them.</param>
internal sealed record ElsewhereOptions(TimeSpan Silence);
