using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Feed;

/// <summary>Writes a change into the feed, in the transaction of the change itself.</summary>
public static class FeedTelling
{
    /// <param name="subject">Id of what changed; what it is, <paramref name="kind"/> says.</param>
    /// <param name="conversation">Null for what belongs to no conversation.</param>
    public static void Tell(this CareBotDb db, long brand, FeedKind kind, long subject, DateTimeOffset at, long? conversation = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Feed.Add(new FeedEntry { BrandId = brand, Kind = kind, Subject = subject, ConversationId = conversation, At = at });
    }
}
