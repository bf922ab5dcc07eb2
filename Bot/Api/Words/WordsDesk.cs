using CareBot.Bot.Brands;
using CareBot.Bot.Feed;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Words;

/// <summary>Reads and saves synonyms and pairs never to confuse. Customers see nothing of it before a release is published.</summary>
internal sealed class WordsDesk(IDbContextFactory<CareBotDb> databases, IWriter writer, Wake wake, TimeProvider clock)
{
    private const int Longest = 400_000;

    public async Task<(WordsBody Words, string ETag)> ReadAsync(long brandId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var words = await StoredAsync(db, brandId, cancellationToken);
        return (words, TagOf(words));
    }

    /// <exception cref="RefusalException">409 <c>stale</c> with both versions, 422: every fault, its place the list and the line.</exception>
    public async Task<string> SaveAsync(SignedIn person, WordsBody words, string seen, CancellationToken cancellationToken)
    {
        CheckLength(words.Synonyms, RuleText.SynonymsPlace);
        CheckLength(words.NeverConfuse, RuleText.NeverConfusePlace);
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async (db, ct) =>
            {
                var stored = await StoredAsync(db, person.BrandId, ct);
                if (TagOf(stored) != seen)
                {
                    throw RefusalException.Stale(stored, words);
                }

                CheckLines(words, await db.Articles.Where(a => a.BrandId == person.BrandId).Select(a => a.ArticleId).ToListAsync(ct));
                var row = await db.WordsDrafts.FirstOrDefaultAsync(w => w.BrandId == person.BrandId, ct);
                if (row is null)
                {
                    row = new WordsDraft { BrandId = person.BrandId, Synonyms = "", NeverConfuse = "" };
                    db.WordsDrafts.Add(row);
                }

                (row.Synonyms, row.NeverConfuse, row.UpdatedAt, row.UpdatedBy) = (words.Synonyms, words.NeverConfuse, now, person.Id);
                db.Record(person.BrandId, person.Id, now, "words.saved", person.BrandId);
                db.Tell(person.BrandId, FeedKind.Articles, person.BrandId, now);
                return true;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        return TagOf(words);
    }

    private static async Task<WordsBody> StoredAsync(CareBotDb db, long brandId, CancellationToken cancellationToken)
    {
        if (await db.WordsDrafts.AsNoTracking().FirstOrDefaultAsync(w => w.BrandId == brandId, cancellationToken) is { } edited)
        {
            return new(edited.Synonyms, edited.NeverConfuse);
        }

        var active = await db.Releases.Where(r => r.BrandId == brandId && r.Active).Select(r => r.Articles).FirstOrDefaultAsync(cancellationToken);
        var (synonyms, neverConfuse) = RuleText.Of(ReleaseArticles.ReadRules(active));
        return new(synonyms, neverConfuse);
    }

    private static string TagOf(WordsBody words) => ETag.Of($"{words.Synonyms}\0{words.NeverConfuse}");

    private static void CheckLength(string text, string place)
    {
        if (text.Length > Longest)
        {
            throw RefusalException.Invalid(new Fault(place, "the list is too long", $"at most {Longest} characters"));
        }
    }

    private static void CheckLines(WordsBody words, List<string> articles)
    {
        var (_, faults) = new RuleText(words.Synonyms, words.NeverConfuse).Read(articles.ToHashSet(StringComparer.Ordinal));
        if (faults.Count > 0)
        {
            throw RefusalException.Invalid([.. faults.Select(f => new Fault(FormattableString.Invariant($"{f.File}/{f.Line}"), f.What, f.Allowed))]);
        }
    }
}
