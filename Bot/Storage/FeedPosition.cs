namespace CareBot.Bot.Storage;

/// <summary>
/// How far a reader of the feed has come. On PostgreSQL numbers are given out before the commit, so a smaller number can
/// become visible after a greater one; the order that nothing overtakes is (transaction, number). SQLite leaves the
/// transaction at 0.
/// </summary>
public readonly record struct FeedPosition(long Transaction, long Number)
{
    /// <summary>Before the first entry.</summary>
    public static FeedPosition Start => default;

    public static FeedPosition Of(Model.FeedEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new FeedPosition(entry.Transaction, entry.Number);
    }
}
