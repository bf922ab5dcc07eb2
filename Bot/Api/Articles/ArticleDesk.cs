using System.Text.RegularExpressions;
using CareBot.Bot.Feed;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Knowledge;
using CareBot.Language;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Articles;

/// <summary>Reads and saves articles. Customers see nothing of it before a release is published.</summary>
internal sealed partial class ArticleDesk(IDbContextFactory<CareBotDb> databases, IWriter writer, Wake wake, TimeProvider clock)
{
    private const int LongestAnswer = 10_000;
    private const int LongestLine = 300;
    private const int MostQuestions = 500;

    public async Task<IReadOnlyList<ArticleRow>> ListAsync(long brandId, string? words, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var drafts = await Drafts.ReadAsync(db, brandId, cancellationToken);
        var faults = drafts.Faults.CountBy(f => f.ArticleId).ToDictionary(StringComparer.Ordinal);
        var names = await PeopleNames.OfAsync(db, drafts.Articles.Select(a => a.Row.UpdatedBy), cancellationToken);
        var rows = drafts.Articles.Where(a => Speaks(a.Article, words)).Select(a => RowOf(
            a.Article, a.Row.UpdatedAt, names.Find(a.Row.UpdatedBy)?.FirstName, drafts.StateOf(a.Article), faults.GetValueOrDefault(a.Article.Id)));
        var deleted = drafts.Deleted.Where(a => Speaks(a, words)).Select(a => RowOf(a, null, null, ArticleState.Deleted, 0));
        return [.. rows.Concat(deleted).OrderBy(r => r.Title, StringComparer.CurrentCultureIgnoreCase).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    /// <exception cref="RefusalException">404: there is no such article.</exception>
    public async Task<(Article Article, string ETag)> ReadAsync(long brandId, string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var content = await db.Articles.Where(a => a.BrandId == brandId && a.ArticleId == id).Select(a => a.Content).FirstOrDefaultAsync(cancellationToken)
            ?? throw RefusalException.NotFound("article");
        return (ArticleJson.Read(content), ETag.Of(content));
    }

    /// <exception cref="RefusalException">409: the id is taken; 422: faults.</exception>
    public Task<string> AddAsync(SignedIn person, Article article, CancellationToken cancellationToken) =>
        this.WriteAsync(person, article, "article.added", stored => stored is null ? null : throw Taken(article.Id), cancellationToken);

    /// <exception cref="RefusalException">404, 409 <c>stale</c> with both versions, 422: faults.</exception>
    public Task<string> SaveAsync(SignedIn person, Article article, string seen, CancellationToken cancellationToken) => this.WriteAsync(
        person,
        article,
        "article.saved",
        stored => stored is null ? throw RefusalException.NotFound("article")
            : ETag.Of(stored.Content) == seen ? stored
            : throw RefusalException.Stale(ArticleBody.Of(ArticleJson.Read(stored.Content)), ArticleBody.Of(article)),
        cancellationToken);

    /// <exception cref="RefusalException">404, 409 <c>stale</c>.</exception>
    public async Task DeleteAsync(SignedIn person, string id, string seen, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async (db, ct) =>
            {
                var stored = await db.Articles.FirstOrDefaultAsync(a => a.BrandId == person.BrandId && a.ArticleId == id, ct)
                    ?? throw RefusalException.NotFound("article");
                if (ETag.Of(stored.Content) != seen)
                {
                    throw RefusalException.Stale(ArticleBody.Of(ArticleJson.Read(stored.Content)), null);
                }

                db.Articles.Remove(stored);
                Tell(db, person, stored.Id, id, "article.deleted", now);
                return true;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
    }

    private async Task<string> WriteAsync(
        SignedIn person, Article article, string action, Func<ArticleDraft?, ArticleDraft?> settle, CancellationToken cancellationToken)
    {
        CheckForm(article);
        var (content, now) = (ArticleJson.Write(article), clock.GetUtcNow());
        await writer.WriteAsync(
            async (db, ct) =>
            {
                var rows = await db.Articles.Where(a => a.BrandId == person.BrandId).ToListAsync(ct);
                var row = settle(rows.Find(a => a.ArticleId == article.Id));
                CheckContent(article, rows);
                if (row is null)
                {
                    row = new ArticleDraft { BrandId = person.BrandId, ArticleId = article.Id, Content = content };
                    db.Articles.Add(row);
                }

                (row.Content, row.UpdatedAt, row.UpdatedBy, row.Version) = (content, now, person.Id, row.Version + 1);
                await db.SaveChangesAsync(ct);
                Tell(db, person, row.Id, article.Id, action, now);
                return true;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        return ETag.Of(content);
    }

    /// <summary>The article's own errors, judged among the others as they are now.</summary>
    private static void CheckContent(Article article, List<ArticleDraft> rows)
    {
        var others = rows.Where(r => r.ArticleId != article.Id).Select(r => ArticleJson.Read(r.Content));
        var faults = ReleaseChecks.Check([.. others, article]).Where(f => f.ArticleId == article.Id && f.Severity == Severity.Error).ToList();
        if (faults.Count > 0)
        {
            throw RefusalException.Invalid([.. faults.Select(f => new Fault(f.Place, f.What, f.Allowed))]);
        }
    }

    private static void CheckForm(Article article)
    {
        var faults = new List<Fault>();
        if (!Ids().IsMatch(article.Id))
        {
            faults.Add(new Fault("id", "the id cannot be used", "1 to 64 lower-case letters, digits and hyphens"));
        }

        foreach (var (language, text) in article.Texts)
        {
            Add(!LanguageCode.IsSpoken(language), $"texts/{language}", "the language is not spoken", "id, en or ms");
            Add(text.Title.Length > LongestLine, $"title/{language}", "the title is too long", $"at most {LongestLine} characters");
            Add(text.Answer.Length > LongestAnswer, $"answer/{language}", "the answer is too long", $"at most {LongestAnswer} characters");
            Add(text.Questions.Count > MostQuestions, $"questions/{language}", "there are too many questions", $"at most {MostQuestions}");
            Add(text.Questions.Any(q => q.Length > LongestLine), $"questions/{language}", "a question is too long", $"at most {LongestLine} characters each");
        }

        if (faults.Count > 0)
        {
            throw RefusalException.Invalid(faults);
        }

        void Add(bool wrong, string place, string what, string allowed)
        {
            if (wrong)
            {
                faults.Add(new Fault(place, what, allowed));
            }
        }
    }

    private static void Tell(CareBotDb db, SignedIn person, long rowId, string id, string action, DateTimeOffset now)
    {
        db.Record(person.BrandId, person.Id, now, action, id);
        db.Tell(person.BrandId, FeedKind.Articles, rowId, now);
    }

    private static bool Speaks(Article article, string? words) => string.IsNullOrWhiteSpace(words)
        || article.Id.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)
        || article.Texts.Values.Any(t => t.Title.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)
            || t.Answer.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)
            || t.Questions.Any(q => q.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)));

    private static ArticleRow RowOf(Article article, DateTimeOffset? at, string? by, ArticleState state, int faults) => new(
        article.Id,
        article.TextFor(LanguageCode.Indonesian)?.Title ?? article.Id,
        [.. article.Texts.Keys.Order(StringComparer.Ordinal)],
        article.Texts.Values.Sum(t => t.Questions.Count),
        at,
        by,
        state,
        faults);

    private static RefusalException Taken(string id) => new(StatusCodes.Status409Conflict, "already-exists", $"There is an article '{id}'.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
