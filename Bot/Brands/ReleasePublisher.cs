using CareBot.Bot.Feed;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Brands;

/// <summary>Makes articles the active release of a brand.</summary>
public sealed class ReleasePublisher(IWriter writer, Wake wake, TimeProvider clock)
{
    /// <summary>Replaces the brand's drafts of articles and words by <paramref name="articles"/> and activates them, with <paramref name="rules"/>, as its next release.</summary>
    /// <returns>The release's number.</returns>
    /// <exception cref="KnowledgeException">The articles have errors; nothing was published.</exception>
    public Task<int> PublishAsync(long brandId, IReadOnlyList<Article> articles, MatchRules rules, string? note, CancellationToken cancellationToken) =>
        this.PublishAsync(brandId, articles, rules, note, onlyFirst: false, cancellationToken);

    /// <summary>The same, unless the brand has a release already, perhaps from another replica that starts at this moment.</summary>
    /// <returns>The number of the brand's last release.</returns>
    /// <exception cref="KnowledgeException">The articles have errors; nothing was published.</exception>
    public Task<int> PublishFirstAsync(long brandId, IReadOnlyList<Article> articles, MatchRules rules, string? note, CancellationToken cancellationToken) =>
        this.PublishAsync(brandId, articles, rules, note, onlyFirst: true, cancellationToken);

    private async Task<int> PublishAsync(
        long brandId, IReadOnlyList<Article> articles, MatchRules rules, string? note, bool onlyFirst, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        KnowledgeException.ThrowIfAny(ReleaseChecks.Check(articles));
        var now = clock.GetUtcNow();
        var content = ReleaseArticles.Write(articles, rules);
        var number = await writer.WriteAsync(
            async (db, ct) =>
            {
                var last = await db.Releases.Where(r => r.BrandId == brandId).MaxAsync(r => (int?)r.Number, ct) ?? 0;
                if (onlyFirst && last > 0)
                {
                    return last;
                }

                await db.Releases.Where(r => r.BrandId == brandId && r.Active)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Active, false), ct);
                await db.Articles.Where(a => a.BrandId == brandId).ExecuteDeleteAsync(ct);
                await db.WordsDrafts.Where(w => w.BrandId == brandId).ExecuteDeleteAsync(ct);
                db.Articles.AddRange(articles.Select(a => new ArticleDraft
                {
                    BrandId = brandId,
                    ArticleId = a.Id,
                    Content = ArticleJson.Write(a),
                    UpdatedAt = now,
                }));
                db.Releases.Add(new Release
                {
                    BrandId = brandId,
                    Number = last + 1,
                    Articles = content,
                    ArticleCount = articles.Count,
                    Active = true,
                    Note = note,
                    CreatedAt = now,
                });
                db.Tell(brandId, FeedKind.Release, last + 1, now);
                return last + 1;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        return number;
    }
}

/// <summary>Articles cannot be published; the message lists every fault with its place.</summary>
public sealed class KnowledgeException(string message) : Exception(message)
{
    /// <summary>Warnings pass; the errors of a folder are all listed at once.</summary>
    public static void ThrowIfAny(IReadOnlyList<KnowledgeFault> faults) =>
        ThrowIfAny([.. faults.Where(f => f.Severity == Severity.Error).Select(f => f.ToString())]);

    /// <summary>Warnings pass; the errors of articles are all listed at once.</summary>
    public static void ThrowIfAny(IReadOnlyList<ArticleFault> faults) =>
        ThrowIfAny([.. faults.Where(f => f.Severity == Severity.Error).Select(f => $"{f.ArticleId}, {f.Place}: {f.What}. Allowed: {f.Allowed}.")]);

    private static void ThrowIfAny(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new KnowledgeException(
                $"Nothing was published: the articles have {errors.Count} error(s).\n" + string.Join('\n', errors.Select(e => "  " + e)));
        }
    }
}
