using System.Globalization;
using System.Text;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Some activities of a conversation, as clients receive them.</summary>
/// <param name="Activities">JSON, in order.</param>
/// <param name="Watermark">Number of the last one, or the number asked from.</param>
internal sealed record StreamPart(IReadOnlyList<string> Activities, long Watermark)
{
    /// <summary>Direct Line's activity set: <c>{"activities":[…],"watermark":"n"}</c>.</summary>
    public string ToJson()
    {
        var json = new StringBuilder("{\"activities\":[");
        json.AppendJoin(',', Activities);
        return json.Append(CultureInfo.InvariantCulture, $"],\"watermark\":\"{Watermark}\"}}").ToString();
    }
}

/// <summary>Reads what the clients of a conversation receive.</summary>
internal sealed class StreamReader(IDbContextFactory<CareBotDb> databases)
{
    /// <summary>At most this many activities at once; whoever wants more asks again.</summary>
    public const int Most = 100;

    /// <summary>The conversation's row and its last number; null before its first event.</summary>
    public async Task<(long Id, long LastSeq)?> FindAsync(ConnectedAccount account, string conversation, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.Conversations.AsNoTracking()
            .Where(c => c.AccountId == account.Id && c.ExternalId == conversation)
            .Select(c => new { c.Id, c.StreamSeq })
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : (row.Id, row.StreamSeq);
    }

    /// <summary>The activities after <paramref name="watermark"/>, at most <see cref="Most"/>.</summary>
    public async Task<StreamPart> AfterAsync(long conversationId, long watermark, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Stream.AsNoTracking()
            .Where(s => s.ConversationId == conversationId && s.Seq > watermark)
            .OrderBy(s => s.Seq)
            .Take(Most)
            .Select(s => new { s.Seq, s.Activity })
            .ToListAsync(cancellationToken);
        return new([.. rows.Select(r => r.Activity)], rows.Count > 0 ? rows[^1].Seq : watermark);
    }

    /// <summary>Watermarks are opaque to clients; what is none of ours means "from the beginning".</summary>
    public static long Watermark(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : 0;
}
