using CareBot.Bot.Attachments.Incoming;
using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.Notices;

/// <summary>
/// Messages that customers changed or took back. What still waits is answered as it reads now, or not at all; what was answered reads in the
/// transcript as it does at the platform, and what was taken back is no longer kept.
/// </summary>
internal static class CustomerChanges
{
    private const int Newest = 50;

    /// <summary>Where a changed activity's <c>channelData</c> keeps the number of the change.</summary>
    private const string VersionField = "carebotChange";

    private const int TakenBackVersion = int.MaxValue;

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
            if (IsNews(activity, change))
            {
                await ChangeWaitingAsync(db, id, activity, change, now, ct);
            }
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
        if (told is null || !IsNews(told.Activity, change))
        {
            return waiting.Count > 0;
        }

        await db.ExecuteAsync(
            "UPDATE messages SET text = @text, activity = @activity WHERE id = @id",
            ct,
            ("text", change.Text ?? ""),
            ("activity", Changed(told.Activity, change)),
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
            ("activity", change.Text is null ? TakenBack(activity, change) : Changed(activity, change)),
            ("now", now),
            ("id", id));

    private static string TakenBack(string activity, PlatformNotice.Changed change)
    {
        var before = ActivityJson.ReadActivity(Changed(activity, change));
        before.Type = ActivityTypes.MessageDelete;
        return ActivityJson.Write(before);
    }

    /// <summary>Platforms tell changes out of order and twice: an older one changes nothing, and nothing brings back what was taken back.</summary>
    private static bool IsNews(string json, PlatformNotice.Changed change) =>
        VersionOf(ActivityJson.ReadActivity(json)) < (change.Text is null ? TakenBackVersion : Math.Max(change.Version, 1));

    private static int VersionOf(Activity activity) => (int?)((activity.ChannelData as JObject)?[VersionField] as JValue) ?? 0;

    private static string Changed(string json, PlatformNotice.Changed change)
    {
        var activity = ActivityJson.ReadActivity(json);
        activity.Text = change.Text;
        activity.ChannelData = change is { Text: not null, Version: 0 } ? null : new JObject { [VersionField] = change.Text is null ? TakenBackVersion : change.Version };
        if (change.Text is null)
        {
            activity.Attachments = null;
            activity.Value = null;
        }

        return ActivityJson.Write(activity);
    }
}
