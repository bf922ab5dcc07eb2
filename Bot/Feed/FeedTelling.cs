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
        db.Feed.Add(Entry(brand, kind, subject, at, conversation));
    }

    /// <summary>The same, written at once: for what happens many times a second.</summary>
    public static Task TellAsync(
        this CareBotDb db, long brand, FeedKind kind, long subject, DateTimeOffset at, long conversation, CancellationToken cancellationToken) =>
        db.InsertAsync(Entry(brand, kind, subject, at, conversation), cancellationToken);

    private static FeedEntry Entry(long brand, FeedKind kind, long subject, DateTimeOffset at, long? conversation) =>
        new() { BrandId = brand, Kind = kind, Subject = subject, ConversationId = conversation, At = at };
}
