using System.Xml.Linq;
using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Storage;

/// <summary>
/// Keeps the data-protection keys in the database, so that what one replica signed another can read, also after a restart.
/// </summary>
internal sealed class ProtectionKeyRepository(IDbContextFactory<CareBotDb> reads, IWriter writer) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = reads.CreateDbContext();
        return [.. db.ProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).ToList().Select(XElement.Parse)];
    }

    /// <summary>A key under a name that is there already stays as it is: keys never change.</summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var key = new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) };

        // The interface knows no tasks; it is asked once in months, outside of any request's thread of work.
        writer.WriteAsync((db, cancellationToken) => db.InsertIfNewAsync(key, cancellationToken), CancellationToken.None)
            .GetAwaiter().GetResult();
    }
}
