using CareBot.Bot.Brands;
using CareBot.Bot.Storage;
using CareBot.Bot.Understanding.Embeddings;
using CareBot.Knowledge;
using CareBot.Language;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Articles;

/// <summary>Answers as the bot would: from the active release, or from the articles as edited. Building those takes a moment, so the last one is kept.</summary>
internal sealed class DraftKnowledge(IDbContextFactory<CareBotDb> databases, BrandContexts brands, QueryVectors vectors, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim building = new(1);
    private (long BrandId, string ETag, KnowledgeBase Knowledge)? last;

    public async Task<Asked> AskAsync(long brandId, AskRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var knowledge = request.Draft ? await this.BuiltAsync(brandId, cancellationToken) : brands.Get(brandId).Knowledge;
        var found = await vectors.OfAsync([request.Text], knowledge, cancellationToken);
        var result = knowledge.Match(new MatchQuery(request.Text)
        {
            Language = request.Language,
            At = clock.GetUtcNow(),
            Embedding = found.TryGetValue(request.Text, out var vector) ? vector : default(ReadOnlyMemory<float>?),
        });
        var language = request.Language ?? LanguageIdentifier.Default.Identify(request.Text).Language;
        var answers = result.Decision == MatchDecision.Answer ? knowledge.Find(result.Ranked[0].ArticleId)?.TextFor(language)?.Answer : null;
        return new Asked(
            result.Decision,
            result.AnyProbability,
            [.. result.Ranked.Select(r => new Cases.RankedView(
                r.ArticleId, knowledge.Find(r.ArticleId)?.TextFor(language)?.Title ?? r.ArticleId, r.Probability, r.Example))],
            answers);
    }

    public void Dispose() => this.building.Dispose();

    private async Task<KnowledgeBase> BuiltAsync(long brandId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var drafts = await Drafts.ReadAsync(db, brandId, cancellationToken);
        var articles = drafts.Articles.Select(a => a.Article).ToList();
        var tag = ETag.Of(ReleaseArticles.Write(articles, drafts.Rules));
        await this.building.WaitAsync(cancellationToken);
        try
        {
            if (this.last is not { } kept || kept.BrandId != brandId || kept.ETag != tag)
            {
                var previous = this.last is { } other && other.BrandId == brandId ? other.Knowledge : brands.Get(brandId).Knowledge;
                kept = (brandId, tag, await Task.Run(() => KnowledgeBase.Build(articles, rules: drafts.Rules, previous: previous), cancellationToken));
                this.last = kept;
            }

            return kept.Knowledge;
        }
        finally
        {
            this.building.Release();
        }
    }
}
