using CareBot.Bot.People;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Ledger;

/// <summary>The list of what could not be answered, and the way back from it.</summary>
public sealed class SetAside(IWriter writer, Wake wake, TimeProvider clock)
{
    /// <summary>
    /// Lets a parked event wait for a turn again, as if it had just come. False when it is not parked, or not of this brand: nothing changed.
    /// </summary>
    public async Task<bool> ReplayAsync(SignedIn person, long @event, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var replayed = await writer.WriteAsync(
            async (db, ct) =>
            {
                var conversation = await db.ScalarAsync(
                    """
                    UPDATE inbox SET state = 0, attempts = 0, done_at = NULL, turn = NULL, error = NULL WHERE id = @id AND state = 2
                    AND EXISTS (SELECT 1 FROM conversations c WHERE c.id = inbox.conversation_id AND c.brand_id = @brand)
                    RETURNING conversation_id
                    """,
                    ct,
                    ("id", @event),
                    ("brand", person.BrandId));
                if (conversation is null)
                {
                    return false;
                }

                await db.ExecuteAsync(
                    "UPDATE conversations SET due_at = COALESCE(due_at, @now) WHERE id = @id", ct, ("now", now), ("id", conversation.Value));
                db.Record(person.BrandId, person.Id, now, "event.replayed", @event);
                return true;
            },
            cancellationToken);
        if (replayed)
        {
            wake.Pulse(new(WakeKind.Inbox));
        }

        return replayed;
    }

    /// <summary>
    /// Lets a reply that was given up leave again. False when it was not given up, or is not of this brand. Its speaker is checked
    /// again when it leaves.
    /// </summary>
    public async Task<bool> SendAgainAsync(SignedIn person, long item, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var queued = await writer.WriteAsync(
            async (db, ct) =>
            {
                var changed = await db.ExecuteAsync(
                    """
                    UPDATE outbox SET state = 0, attempts = 0, due_at = @now, done_at = NULL, error = NULL WHERE id = @id AND state = 4
                    AND EXISTS (SELECT 1 FROM conversations c WHERE c.id = outbox.conversation_id AND c.brand_id = @brand)
                    """,
                    ct,
                    ("id", item),
                    ("now", now),
                    ("brand", person.BrandId));
                if (changed == 1)
                {
                    db.Record(person.BrandId, person.Id, now, "reply.sent-again", item);
                }

                return changed == 1;
            },
            cancellationToken);
        if (queued)
        {
            wake.Pulse(new(WakeKind.Outbox));
        }

        return queued;
    }
}
