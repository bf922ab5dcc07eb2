using CareBot.Bot.Brands;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Articles;

/// <summary>A draft beside its stored row.</summary>
internal sealed record Draft(ArticleDraft Row, Article Article);

/// <summary>The articles and rules of a brand as edited, and as published.</summary>
/// <param name="Rules">Those of the active release where nobody has edited them.</param>
internal sealed record Drafts(IReadOnlyList<Draft> Articles, IReadOnlyList<Article> Published, MatchRules Rules, MatchRules PublishedRules)
{
    public static async Task<Drafts> ReadAsync(CareBotDb db, long brandId, CancellationToken cancellationToken)
    {
        var rows = await db.Articles.Where(a => a.BrandId == brandId).OrderBy(a => a.ArticleId).ToListAsync(cancellationToken);
        var active = await db.Releases.Where(r => r.BrandId == brandId && r.Active).Select(r => r.Articles).FirstOrDefaultAsync(cancellationToken);
        var published = ReleaseArticles.ReadRules(active);
        var edited = await db.WordsDrafts.AsNoTracking().FirstOrDefaultAsync(w => w.BrandId == brandId, cancellationToken);
        var rules = edited is null ? published : new RuleText(edited.Synonyms, edited.NeverConfuse).Read(articles: null).Rules;
        return new Drafts([.. rows.Select(r => new Draft(r, ArticleJson.Read(r.Content)))], ReleaseArticles.Read(active), rules, published);
    }

    /// <summary>What stands in the way of publishing, and what somebody should look at.</summary>
    public IReadOnlyList<ArticleFault> Faults => ReleaseChecks.Check([.. this.Articles.Select(a => a.Article)]);

    public bool WordsChanged => this.Rules.ToJson() != this.PublishedRules.ToJson();

    public IEnumerable<Article> Added => this.Articles.Select(a => a.Article).Where(a => this.Find(a.Id) is null);

    public IEnumerable<Article> Changed => this.Articles.Select(a => a.Article).Where(a => this.Find(a.Id) is { } published && !published.Equals(a));

    public IEnumerable<Article> Deleted => this.Published.Where(p => this.Articles.All(a => a.Article.Id != p.Id));

    public ArticleState StateOf(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return this.Find(article.Id) is not { } published ? ArticleState.New : published.Equals(article) ? ArticleState.Published : ArticleState.Changed;
    }

    private Article? Find(string id) => this.Published.FirstOrDefault(p => p.Id == id);
}
