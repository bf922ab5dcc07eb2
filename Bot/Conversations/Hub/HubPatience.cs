using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Conversations.Hub;

/// <summary>
/// A hub that does not answer is taken to have refused: nobody waits unseen. Any number of replicas may look; the key of the event lets
/// one of them say it.
/// </summary>
public sealed class HubPatience(
    IDbContextFactory<CareBotDb> databases, IWriter writer, HubOptions options, Wake wake, TimeProvider clock, ILogger<HubPatience> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>One look. Returns how many handoffs were given up; those of a hub that left the settings go at once.</summary>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var latest = options.IsOn ? now - options.Patience : now;
        List<Unanswered> found;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            // 4 is Hub, 1 Waiting.
            found = await db.RowsAsync(
                """
                SELECT h.id, c.id, c.account_id, c.reference FROM handoffs h JOIN conversations c ON c.id = h.conversation_id
                WHERE h.status = 4 AND h.requested_at <= @latest AND c.stage = 1 AND c.speaker = @hub
                """,
                row => new Unanswered(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3)),
                cancellationToken,
                ("latest", latest),
                ("hub", Conversation.HubSpeaker));
        }

        var told = 0;
        foreach (var handoff in found)
        {
            if (await writer.WriteAsync((db, ct) => TellAsync(db, handoff, now, ct), cancellationToken))
            {
                ConversationsLog.HubSilent(log, handoff.Conversation);
                told++;
            }
        }

        if (told > 0)
        {
            wake.Pulse(new(WakeKind.Inbox));
        }

        return told;
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
                ConversationsLog.PumpFailed(log, error);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What the hub should have said, in its place: it takes a turn like any other event.</summary>
    private static async Task<bool> TellAsync(CareBotDb db, Unanswered handoff, DateTimeOffset now, CancellationToken ct)
    {
        var reference = ActivityJson.Read<ConversationReference>(handoff.Reference);
        var status = (Activity)EventFactory.CreateHandoffStatus(reference.Conversation ?? new ConversationAccount(), "failed", "no answer");
        status.ApplyConversationReference(reference, isIncoming: true);
        status.Id = FormattableString.Invariant($"unanswered.{handoff.Id}");
        var isNew = await db.InsertIfNewAsync(
            new InboxEvent
            {
                AccountId = handoff.Account,
                ConversationId = handoff.Conversation,
                Key = $"handoff.status:{status.Id}",
                Activity = ActivityJson.Write(status),
                PlatformAt = now,
                ReceivedAt = now,
            },
            ct);
        if (isNew)
        {
            await db.ExecuteAsync(
                "UPDATE conversations SET due_at = COALESCE(due_at, @now) WHERE id = @id", ct, ("now", now), ("id", handoff.Conversation));
        }

        return isNew;
    }

    private sealed record Unanswered(long Id, long Conversation, long Account, string Reference);
}
