using System.Collections;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Conversations;

/// <summary>
/// The last messages of customer, bot and agents, oldest first; notes and events of the desk are not the bot's to read. They are read when somebody asks for
/// them, which few turns do: most of a long conversation's cost would be its past.
/// </summary>
internal sealed class StoredTranscript(IDbContextFactory<CareBotDb> databases, long conversationId) : IReadOnlyList<Activity>
{
    private const int Length = 50;

    private readonly Lazy<List<Activity>> lines = new(() => Read(databases, conversationId).GetAwaiter().GetResult());

    public int Count => this.lines.Value.Count;

    public Activity this[int index] => this.lines.Value[index];

    public IEnumerator<Activity> GetEnumerator() => this.lines.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();

    private static async Task<List<Activity>> Read(IDbContextFactory<CareBotDb> databases, long conversationId)
    {
        await using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        var newestFirst = await db.RowsAsync(
            "SELECT activity FROM messages WHERE conversation_id = @id AND author <= @agent ORDER BY seq DESC LIMIT @most",
            r => TurnStore.Read(r.GetString(0)),
            CancellationToken.None,
            ("id", conversationId),
            ("agent", MessageAuthor.Agent),
            ("most", Length)).ConfigureAwait(false);
        newestFirst.Reverse();
        return [.. newestFirst.OfType<Activity>()];
    }
}
