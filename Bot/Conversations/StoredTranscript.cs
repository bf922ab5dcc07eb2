using System.Collections;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>
/// The last messages of customer, bot and agents, oldest first; notes and events of the desk are not the bot's to read. They are read when somebody asks for
/// them, which few turns do: most of a long conversation's cost would be its past.
/// </summary>
internal sealed class StoredTranscript(IReader reader, long conversationId) : IReadOnlyList<Activity>
{
    private const int Length = 50;

    private readonly Lazy<List<Activity>> lines = new(() => Read(reader, conversationId).GetAwaiter().GetResult());

    public int Count => this.lines.Value.Count;

    public Activity this[int index] => this.lines.Value[index];

    public IEnumerator<Activity> GetEnumerator() => this.lines.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();

    private static async Task<List<Activity>> Read(IReader reader, long conversationId)
    {
        var newestFirst = await reader.ReadAsync(
            (db, ct) => db.RowsAsync(
                "SELECT activity FROM messages WHERE conversation_id = @id AND author <= @agent ORDER BY seq DESC LIMIT @most",
                r => TurnStore.Read(r.GetString(0)),
                ct,
                ("id", conversationId),
                ("agent", MessageAuthor.Agent),
                ("most", Length)),
            CancellationToken.None).ConfigureAwait(false);
        newestFirst.Reverse();
        return [.. newestFirst.OfType<Activity>()];
    }
}
