using CareBot.Bot.Hosting;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Knowledge;
using CareBot.Language;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Brands;

/// <summary>Builds the snapshots from the database: at start, and again for a brand whose release, hours or sentences changed.</summary>
public sealed class BrandLoader(IDbContextFactory<CareBotDb> databases, BrandContexts contexts, ReleaseIndexes indexes, IReadOnlyList<BrandOptions> settings, ILogger<BrandLoader> log)
{
    /// <summary>Loads every brand; a knowledge base whose release did not change is kept.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = contexts.All.ToDictionary(c => c.BrandId);
        var loaded = new List<BrandContext>();
        foreach (var brand in await db.Brands.AsNoTracking().ToListAsync(cancellationToken))
        {
            loaded.Add(await LoadBrandAsync(db, brand, known.GetValueOrDefault(brand.Id), cancellationToken));
        }

        contexts.Fill(loaded);
        foreach (var context in loaded.Where(c => known.GetValueOrDefault(c.BrandId)?.ReleaseNumber != c.ReleaseNumber))
        {
            BrandsLog.Loaded(log, context.BrandId, context.ReleaseNumber, context.Knowledge.Articles.Count);
        }
    }

    private async Task<BrandContext> LoadBrandAsync(CareBotDb db, Brand brand, BrandContext? before, CancellationToken cancellationToken)
    {
        var active = await db.Releases.Where(r => r.BrandId == brand.Id && r.Active).Select(r => new { r.Id, r.Number }).FirstOrDefaultAsync(cancellationToken);
        var number = active?.Number ?? 0;
        var knowledge = before is not null && before.ReleaseNumber == number ? before.Knowledge
            : active is null ? KnowledgeBase.Empty
            : await indexes.KnowledgeAsync(db, active.Id, before?.Knowledge, cancellationToken);

        var overrides = await db.SentenceOverrides.AsNoTracking().Where(s => s.BrandId == brand.Id).ToListAsync(cancellationToken);
        var sentences = LanguageCode.All.ToDictionary(
            language => language,
            language => (ISentences)Sentences.For(
                language,
                overrides.Where(o => o.Language == language).ToDictionary(o => o.Key, o => o.Text, StringComparer.Ordinal)),
            StringComparer.Ordinal);
        return new BrandContext(
            brand.Id,
            brand.Name,
            number,
            knowledge,
            OpeningHoursJson.Read(brand.Hours),
            language => sentences.GetValueOrDefault(language) ?? sentences[LanguageCode.Indonesian])
        {
            Entities = (settings.FirstOrDefault(s => s.Key == brand.Key) ?? settings[0]).Entities,
        };
    }
}
