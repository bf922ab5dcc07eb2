using CareBot.Bot.Attachments.Incoming;
using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Channels.Notices;

/// <summary>
/// Messages that customers changed or took back. What still waits is answered as it reads now, or not at all; what was answered reads in the
/// transcript as it does at the platform, and what was taken back is no longer kept.
/// </summary>
internal static class CustomerChanges
{
    private const int Newest = 50;

    public static async Task<bool> ApplyAsync(
        CareBotDb db, ConnectedAccount account, PlatformNotice.Changed change, DateTimeOffset now, CancellationToken ct)
    {
        var waiting = await db.RowsAsync(
            "SELECT id, activity FROM inbox WHERE account_id = @account AND key = @key AND state = 0",
            row => (Id: row.GetInt64(0), Activity: row.GetString(1)),
            ct,
            ("account", account.Id),
            ("key", change.MessageKey));
        foreach (var (id, activity) in waiting)
        {
            await ChangeWaitingAsync(db, id, activity, change, now, ct);
        }

        var conversation = await db.Conversations.Where(c => c.AccountId == account.Id && c.ExternalId == change.ConversationKey)
            .Select(c => new { c.Id, c.BrandId }).FirstOrDefaultAsync(ct);
        if (conversation is null)
        {
            return waiting.Count > 0;
        }

        var newest = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == conversation.Id && m.Author == MessageAuthor.Customer)
            .OrderByDescending(m => m.Seq).Take(Newest).Select(m => new { m.Id, m.Seq, m.Activity }).ToListAsync(ct);
        var told = newest.Find(m => ActivityJson.ReadActivity(m.Activity).Id == change.MessageKey);
        if (told is null)
        {
            return waiting.Count > 0;
        }

        await db.ExecuteAsync(
            "UPDATE messages SET text = @text, activity = @activity WHERE id = @id",
            ct,
            ("text", change.Text ?? ""),
            ("activity", Changed(told.Activity, change.Text)),
            ("id", told.Id));
        if (change.Text is null)
        {
            await MediaStore.ForgetAsync(db, told.Id, ct);
        }

        db.Tell(conversation.BrandId, FeedKind.Message, told.Seq, now, conversation.Id);
        return true;
    }

    /// <summary>What was taken back before anybody answered it becomes an event without words, which takes its turn in silence.</summary>
    private static Task<int> ChangeWaitingAsync(
        CareBotDb db, long id, string activity, PlatformNotice.Changed change, DateTimeOffset now, CancellationToken ct) => db.ExecuteAsync(
            "UPDATE inbox SET activity = @activity, raw = NULL, received_at = @now WHERE id = @id AND state = 0",
            ct,
            ("activity", change.Text is null ? TakenBack(activity) : Changed(activity, change.Text)),
            ("now", now),
            ("id", id));

    private static string TakenBack(string activity)
    {
        var before = ActivityJson.ReadActivity(Changed(activity, null));
        before.Type = ActivityTypes.MessageDelete;
        return ActivityJson.Write(before);
    }

    private static string Changed(string json, string? text)
    {
        var activity = ActivityJson.ReadActivity(json);
        activity.Text = text;
        activity.ChannelData = null;
        if (text is null)
        {
            activity.Attachments = null;
            activity.Value = null;
        }

        return ActivityJson.Write(activity);
    }
}
