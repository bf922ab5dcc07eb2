using CareBot.Bot.Channels;
using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Windows;

/// <summary>
/// Warns the desk before a platform stops taking replies to a customer who waits for a person, or has one. Once for each end of a window, however
/// many replicas look and however often; the customer's next message opens a new window. A case that nobody took and that cannot be answered at
/// all afterwards is served with the most urgent ones from then on.
/// </summary>
internal sealed class ClosingWindows(
    IDbContextFactory<CareBotDb> databases, IWriter writer, Accounts accounts, ChannelSet channels, DeskOptions options, Wake wake, TimeProvider clock)
{
    /// <summary>The conversations whose window of a length ends soon and whose end was not told.</summary>
    private const string Closing =
        """
        c.last_inbound_at > @open AND c.last_inbound_at <= @soon
        AND (c.window_told_until IS NULL OR c.window_told_until < c.last_inbound_at + @length)
        """;

    /// <summary>One look. Returns how many warnings were given.</summary>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var channel in channels.All)
        {
            foreach (var end in channel.Window?.Ends ?? [])
            {
                var last = end == channel.Window!.Ends.Last() && channel.Window.After != AfterWindow.Template;
                told += await this.TellAsync(channel.Id, end, last, cancellationToken);
            }
        }

        if (told > 0)
        {
            wake.Pulse(new(WakeKind.Feed));
        }

        return told;
    }

    private async Task<int> TellAsync(string channel, TimeSpan length, bool last, CancellationToken cancellationToken)
    {
        var ids = accounts.All.Where(a => a.Channel == channel).Select(a => a.Id).ToList();
        if (ids.Count == 0)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        (string, object?)[] times =
        [
            ("open", now - length), ("soon", now - length + options.WindowWarning), ("length", length.Ticks / TimeSpan.TicksPerMicrosecond),
        ];
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var closing = await db.RowsAsync(
            $"""
             SELECT c.id, c.brand_id, h.id FROM handoffs h JOIN conversations c ON c.id = h.conversation_id
             WHERE h.status IN (0, 1) AND c.account_id IN ({string.Join(',', ids)}) AND {Closing}
             """,
            r => new ClosingCase(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)),
            cancellationToken,
            times);
        var told = 0;
        foreach (var one in closing)
        {
            told += await writer.WriteAsync((write, ct) => TellAsync(write, one, times, last, now, ct), cancellationToken) ? 1 : 0;
        }

        return told;
    }

    /// <summary>The update's own condition decides who tells it.</summary>
    private static async Task<bool> TellAsync(
        CareBotDb db, ClosingCase one, (string, object?)[] times, bool last, DateTimeOffset now, CancellationToken ct)
    {
        var first = await db.ExecuteAsync(
            $"UPDATE conversations AS c SET window_told_until = c.last_inbound_at + @length WHERE c.id = @id AND {Closing}",
            ct,
            [.. times, ("id", one.ConversationId)]);
        if (first == 0)
        {
            return false;
        }

        db.Tell(one.BrandId, FeedKind.Window, one.ConversationId, now, one.ConversationId);
        var hurried = last ? await db.ExecuteAsync(
            "UPDATE handoffs SET urgency = @urgency WHERE id = @id AND status = 0 AND urgency > @urgency",
            ct,
            ("urgency", HandoffReason.Angry.Urgency()),
            ("id", one.HandoffId)) : 0;
        if (hurried > 0)
        {
            db.Tell(one.BrandId, FeedKind.Handoff, one.ConversationId, now, one.ConversationId);
        }

        return true;
    }

    private sealed record ClosingCase(long ConversationId, long BrandId, long HandoffId);
}
