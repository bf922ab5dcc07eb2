using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Brands;

/// <summary>The indexes stored with releases. An index only saves time: without one, or with one that cannot be read, the articles are learned anew.</summary>
public sealed class ReleaseIndexes(IWriter writer, TimeProvider clock, ILogger<ReleaseIndexes> log)
{
    /// <summary>A larger one would cost the database more than learning anew costs a start.</summary>
    private const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>The knowledge base of a release, from its index or from its articles; what had to be learned is stored for the next start.</summary>
    /// <param name="previous">That of the release before: where few articles differ, only those are learned.</param>
    public async Task<KnowledgeBase> KnowledgeAsync(CareBotDb db, long releaseId, KnowledgeBase? previous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await this.StoredAsync(db, releaseId, cancellationToken) is { } stored)
        {
            return stored;
        }

        var articles = await db.Releases.Where(r => r.Id == releaseId).Select(r => r.Articles).FirstOrDefaultAsync(cancellationToken);
        var knowledge = KnowledgeBase.Build(ReleaseArticles.Read(articles), rules: ReleaseArticles.ReadRules(articles), previous: previous);
        await this.StoreAsync(releaseId, knowledge, cancellationToken);
        return knowledge;
    }

    private async Task<KnowledgeBase?> StoredAsync(CareBotDb db, long releaseId, CancellationToken cancellationToken)
    {
        var content = await db.ReleaseIndexes.Where(i => i.ReleaseId == releaseId).Select(i => i.Content).FirstOrDefaultAsync(cancellationToken);
        if (content is null)
        {
            return null;
        }

        try
        {
            using var stream = new MemoryStream(content, writable: false);
            return KnowledgeBase.Load(stream);
        }
        catch (IndexException unreadable)
        {
            BrandsLog.IndexUnreadable(log, releaseId, unreadable.Message);
            return null;
        }
    }

    private async Task StoreAsync(long releaseId, KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        knowledge.Save(stream);
        if (stream.Length > MaxBytes)
        {
            BrandsLog.IndexTooLarge(log, releaseId, stream.Length);
            return;
        }

        var content = stream.ToArray();
        try
        {
            await writer.WriteAsync(
                async (db, ct) =>
                {
                    await db.ReleaseIndexes.Where(i => i.ReleaseId == releaseId).ExecuteDeleteAsync(ct);
                    return await db.InsertIfNewAsync(new ReleaseIndex { ReleaseId = releaseId, Content = content, CreatedAt = clock.GetUtcNow() }, ct);
                },
                cancellationToken);
        }
        catch (StorageUnavailableException unavailable)
        {
            BrandsLog.IndexNotStored(log, releaseId, unavailable);
        }
    }
}
