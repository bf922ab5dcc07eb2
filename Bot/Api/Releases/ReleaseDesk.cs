using CareBot.Bot.Api.Articles;
using CareBot.Bot.Brands;
using CareBot.Bot.Feed;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Releases;

/// <summary>Publishes the articles as edited, and goes back to older releases. Drafts stay as they are: nobody's work is touched.</summary>
internal sealed class ReleaseDesk(IWriter writer, Wake wake, TimeProvider clock)
{
    private const int LongestNote = 500;

    /// <exception cref="RefusalException">422: the articles have errors; 409: there is nothing new.</exception>
    public async Task<ReleaseRow> PublishAsync(SignedIn person, string? note, CancellationToken cancellationToken)
    {
        if (note?.Length > LongestNote)
        {
            throw RefusalException.Invalid(new Fault("note", "the note is too long", $"at most {LongestNote} characters"));
        }

        var now = clock.GetUtcNow();
        var row = await writer.WriteAsync(
            async (db, ct) =>
            {
                var drafts = await Drafts.ReadAsync(db, person.BrandId, ct);
                Check(drafts);
                var articles = drafts.Articles.Select(a => a.Article).ToList();
                var number = (await db.Releases.Where(r => r.BrandId == person.BrandId).MaxAsync(r => (int?)r.Number, ct) ?? 0) + 1;
                await DeactivateAsync(db, person.BrandId, ct);
                db.Releases.Add(new Release
                {
                    BrandId = person.BrandId,
                    Number = number,
                    Articles = ReleaseArticles.Write(articles, drafts.Rules),
                    ArticleCount = articles.Count,
                    Active = true,
                    Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
                    CreatedAt = now,
                    CreatedBy = person.Id,
                });
                Tell(db, person, number, "release.published", now);
                return new ReleaseRow(number, now, person.FirstName, articles.Count, true, note);
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        return row;
    }

    /// <exception cref="RefusalException">404: there is no such release.</exception>
    public async Task ActivateAsync(SignedIn person, int number, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async (db, ct) =>
            {
                var wanted = db.Releases.Where(r => r.BrandId == person.BrandId && r.Number == number);
                var active = await wanted.Select(r => (bool?)r.Active).FirstOrDefaultAsync(ct) ?? throw RefusalException.NotFound("release");
                if (!active)
                {
                    await DeactivateAsync(db, person.BrandId, ct);
                    await wanted.ExecuteUpdateAsync(set => set.SetProperty(r => r.Active, true), ct);
                    Tell(db, person, number, "release.activated", now);
                }

                return true;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
    }

    private static void Check(Drafts drafts)
    {
        var errors = drafts.Faults.Where(f => f.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            throw RefusalException.Invalid([.. errors.Select(f => new Fault($"{f.ArticleId}/{f.Place}", f.What, f.Allowed))]);
        }

        if (!drafts.Added.Any() && !drafts.Changed.Any() && !drafts.Deleted.Any() && !drafts.WordsChanged)
        {
            throw new RefusalException(StatusCodes.Status409Conflict, "nothing-changed", "Articles and words are as in the active release.");
        }
    }

    private static Task<int> DeactivateAsync(CareBotDb db, long brandId, CancellationToken ct) =>
        db.Releases.Where(r => r.BrandId == brandId && r.Active).ExecuteUpdateAsync(set => set.SetProperty(r => r.Active, false), ct);

    private static void Tell(CareBotDb db, SignedIn person, int number, string action, DateTimeOffset now)
    {
        db.Record(person.BrandId, person.Id, now, action, number);
        db.Tell(person.BrandId, FeedKind.Release, number, now);
    }
}
