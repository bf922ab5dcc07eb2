using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Feed;

/// <summary>Reads the feed in the order in which nothing is ever overtaken (see <see cref="FeedPosition"/>).</summary>
public sealed class FeedReader(IDbContextFactory<CareBotDb> databases)
{
    /// <summary>The feed's end now.</summary>
    public async Task<FeedPosition> EndAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await db.FeedBackwards.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return last is null ? FeedPosition.Start : FeedPosition.Of(last);
    }

    /// <summary>Whether anything of these kinds stands after <paramref name="position"/>.</summary>
    public async Task<bool> TellsAsync(FeedPosition position, IReadOnlyCollection<FeedKind> kinds, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.FeedAfter(position).AnyAsync(f => kinds.Contains(f.Kind), cancellationToken);
    }

    /// <summary>The entries after <paramref name="position"/>, oldest first.</summary>
    /// <param name="most">At least 1.</param>
    public async Task<IReadOnlyList<FeedEntry>> ReadAsync(FeedPosition position, int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.FeedAfter(position).AsNoTracking().Take(most).ToListAsync(cancellationToken);
    }
}
