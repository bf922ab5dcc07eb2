using CareBot.Bot.Api.Articles;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Knowledge;
using CareBot.Language;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Releases;

/// <param name="CreatedBy">First name; null for an import.</param>
/// <param name="Articles">How many it has.</param>
public sealed record ReleaseRow(int Number, DateTimeOffset CreatedAt, string? CreatedBy, int Articles, bool Active, string? Note);

public sealed record DraftArticle(string Id, string Title);

/// <summary>What publishing now would change.</summary>
/// <param name="WordsChanged">Whether synonyms or pairs never to confuse are other ones.</param>
public sealed record ReleaseDraft(
    IReadOnlyList<DraftArticle> Added, IReadOnlyList<DraftArticle> Changed, IReadOnlyList<DraftArticle> Deleted, bool WordsChanged, IReadOnlyList<ArticleFault> Faults);

/// <param name="Note">At most 500 characters.</param>
public sealed record PublishRequest(string? Note = null);

internal static class ReleaseEndpoints
{
    public static void MapReleases(this RouteGroupBuilder desk)
    {
        var releases = desk.MapGroup("releases").WithTags("Releases").OnOneBrand();
        releases.MapGet("", ListAsync).Needs(Permission.ReadArticles).WithName("listReleases").ProducesFaults();
        releases.MapGet("draft", DraftAsync).Needs(Permission.ReadArticles).WithName("getDraft");
        releases.MapPost("", PublishAsync).Needs(Permission.PublishReleases).WithName("publishRelease").ProducesFaults().ProducesProblem(409);
        releases.MapPost("{number:int}/activate", ActivateAsync).Needs(Permission.PublishReleases).WithName("activateRelease").ProducesProblem(404);
    }

    private static async Task<Ok<Page<ReleaseRow>>> ListAsync(
        SignedIn person, CareBotDb db, CancellationToken cancellationToken, string? cursor = null, int? limit = null)
    {
        var (size, before) = (Paging.Size(limit), Paging.Number(cursor) ?? int.MaxValue);
        var found = await db.Releases.Where(r => r.BrandId == person.BrandId && r.Number < before)
            .OrderByDescending(r => r.Number).Take(size + 1)
            .Select(r => new { r.Number, r.CreatedAt, r.CreatedBy, r.ArticleCount, r.Active, r.Note }).ToListAsync(cancellationToken);
        var names = await PeopleNames.OfAsync(db, found.Select(r => r.CreatedBy), cancellationToken);
        return TypedResults.Ok(Paging.Of(
            [.. found.Select(r => new ReleaseRow(r.Number, r.CreatedAt, names.Find(r.CreatedBy)?.FirstName, r.ArticleCount, r.Active, r.Note))],
            size,
            r => $"{r.Number}"));
    }

    private static async Task<Ok<ReleaseDraft>> DraftAsync(SignedIn person, CareBotDb db, CancellationToken cancellationToken)
    {
        var drafts = await Drafts.ReadAsync(db, person.BrandId, cancellationToken);
        return TypedResults.Ok(new ReleaseDraft(Titles(drafts.Added), Titles(drafts.Changed), Titles(drafts.Deleted), drafts.WordsChanged, drafts.Faults));
    }

    private static async Task<Created<ReleaseRow>> PublishAsync(
        PublishRequest request, SignedIn person, ReleaseDesk desk, CancellationToken cancellationToken)
    {
        var row = await desk.PublishAsync(person, request.Note, cancellationToken);
        return TypedResults.Created(FormattableString.Invariant($"/api/desk/releases/{row.Number}"), row);
    }

    private static async Task<NoContent> ActivateAsync(int number, SignedIn person, ReleaseDesk desk, CancellationToken cancellationToken)
    {
        await desk.ActivateAsync(person, number, cancellationToken);
        return TypedResults.NoContent();
    }

    private static List<DraftArticle> Titles(IEnumerable<Article> articles) =>
        [.. articles.Select(a => new DraftArticle(a.Id, a.TextFor(LanguageCode.Indonesian)?.Title ?? a.Id))];
}
