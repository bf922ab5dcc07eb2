using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Storage;

/// <summary>Brings a database to this program's schema.</summary>
internal static class SchemaUpgrade
{
    /// <param name="db">The database, which can be reached.</param>
    /// <param name="place">Where it is, for messages.</param>
    /// <param name="logger">Told of an upgrade.</param>
    /// <param name="cancellationToken">Ends the wait for another replica that is upgrading.</param>
    public static async Task RunAsync(CareBotDb db, string place, ILogger logger, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(known, StringComparer.Ordinal).LastOrDefault() is { } newer)
        {
            throw new StorageStartException(
                $"The database {place} was made by a newer CareBot (schema {newer}); this one knows it up to {known[^1]}. "
                + "Start that newer CareBot, or restore a backup from before the upgrade.");
        }

        if (applied.Count == known.Count)
        {
            return;
        }

        try
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException)
        {
            throw new StorageStartException(
                $"The database {place} cannot be brought to schema {known[^1]}: {exception.Message} "
                + "It holds tables that CareBot did not make, or it is damaged: name an empty database, or restore a backup.",
                exception);
        }

        StorageLog.Migrated(logger, known.Count - applied.Count, known[^1]);
    }
}
