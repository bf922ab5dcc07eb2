using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>A conversation as a turn begins.</summary>
public sealed record LoadedConversation(
    long Id,
    long BrandId,
    long AccountId,
    long CustomerId,
    string ExternalId,
    string CustomerKey,
    string? CustomerName,
    string Reference,
    string? Language,
    HandoffStage Stage,
    string? State,
    long Version,
    string Speaker = Storage.Model.Conversation.BotSpeaker);

/// <summary>Everything a turn reads.</summary>
/// <param name="Conversation">As the turn begins.</param>
/// <param name="Waiting">Events that wait, oldest first; empty when none can be read.</param>
/// <param name="Transcript">What was said, oldest first; read when it is asked for.</param>
/// <param name="Unreadable">Row ids of waiting events whose stored activity cannot be read.</param>
public sealed record LoadedTurn(
    LoadedConversation Conversation, IReadOnlyList<WaitingEvent> Waiting, IReadOnlyList<Activity> Transcript, IReadOnlyList<long> Unreadable);

/// <summary>Reads what a turn needs.</summary>
public sealed class TurnStore(IReader reader)
{
    /// <summary>Events that wait are read up to this number; the rest is the next turn's.</summary>
    private const int MostWaiting = 50;

    /// <summary>The conversation with its waiting events; null when none waits.</summary>
    public Task<LoadedTurn?> LoadAsync(long conversationId, CancellationToken cancellationToken) =>
        reader.ReadAsync((db, ct) => this.LoadAsync(db, conversationId, ct), cancellationToken);

    private async Task<LoadedTurn?> LoadAsync(CareBotDb db, long conversationId, CancellationToken cancellationToken)
    {
        // The version first: whatever is consumed between these statements has raised it, and the commit is refused.
        var conversation = await db.RowsAsync(
            """
            SELECT c.brand_id, c.account_id, i.customer_id, c.external_id, i.external_id, p.name, c.reference, c.language, c.stage, c.state, c.version, c.speaker
            FROM conversations c JOIN identities i ON i.id = c.identity_id JOIN customers p ON p.id = i.customer_id WHERE c.id = @id
            """,
            r => new LoadedConversation(
                conversationId,
                r.GetInt64(0),
                r.GetInt64(1),
                r.GetInt64(2),
                r.GetString(3),
                r.GetString(4),
                r.Text(5),
                r.GetString(6),
                r.Text(7),
                (HandoffStage)r.GetInt32(8),
                r.Text(9),
                r.GetInt64(10),
                r.GetString(11)),
            cancellationToken,
            ("id", conversationId));
        var unreadable = new List<long>();
        var waiting = await db.RowsAsync(
            """
            SELECT id, key, activity, platform_at, received_at, attempts FROM inbox
            WHERE conversation_id = @id AND state = 0 ORDER BY id LIMIT @most
            """,
            r =>
            {
                if (Read(r.GetString(2)) is { } activity)
                {
                    return new WaitingEvent(r.GetInt64(0), r.GetString(1), activity, Sql.Instant(r.GetInt64(3)), Sql.Instant(r.GetInt64(4)), r.GetInt32(5)).WithoutSecrets();
                }

                unreadable.Add(r.GetInt64(0));
                return null;
            },
            cancellationToken,
            ("id", conversationId),
            ("most", MostWaiting));
        if (waiting.Count == 0)
        {
            return null;
        }

        return new LoadedTurn(conversation.Single(), [.. waiting.OfType<WaitingEvent>()], new StoredTranscript(reader, conversationId), unreadable);
    }

    /// <summary>Null for what a damaged row or another version of the program left behind.</summary>
    internal static Activity? Read(string stored)
    {
        try
        {
            return ActivityJson.ReadActivity(stored);
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }
}
