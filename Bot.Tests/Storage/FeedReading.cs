using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Storage;

/// <summary>Tests share a server, and a transaction of any of them holds everybody's feed back until it ends.</summary>
internal static class FeedReading
{
    /// <summary>Reads until <paramref name="count"/> entries are there.</summary>
    public static async Task<List<FeedEntry>> UntilAsync(CareBotDb db, FeedPosition position, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entries = await db.FeedAfter(position).ToListAsync(cancellationToken);
            if (entries.Count >= count)
            {
                return entries;
            }
        }
    }
}
