using System.Text.RegularExpressions;
using CareBot.Bot.Api.Cases;
using CareBot.Bot.Feed;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Canned;

public sealed record CannedView(long Id, string Shortcut, string Language, string Text, long Version);

/// <param name="Shortcut">1 to 40 lower-case letters, digits and hyphens; unique with the language.</param>
/// <param name="Text">1 to 4000 characters.</param>
public sealed record CannedChange(string Shortcut, string Language, string Text);

internal static partial class CannedEndpoints
{
    public static void MapCanned(this RouteGroupBuilder desk)
    {
        var canned = desk.MapGroup("canned").WithTags("Canned replies").OnOneBrand();
        canned.MapGet("", ListAsync).Needs(Permission.ReadCanned).WithName("listCanned");
        canned.MapPost("", AddAsync).Needs(Permission.WriteCanned).WithName("addCanned").ProducesFaults().ProducesProblem(409);
        canned.MapPut("{id:long}", SaveAsync).Needs(Permission.WriteCanned).WithName("saveCanned").ProducesFaults().Edits<CannedView>();
        canned.MapDelete("{id:long}", DeleteAsync).Needs(Permission.WriteCanned).WithName("deleteCanned").Edits<CannedView>();
    }

    private static async Task<Ok<List<CannedView>>> ListAsync(SignedIn person, CareBotDb db, CancellationToken cancellationToken) => TypedResults.Ok(
        await db.Canned.Where(c => c.BrandId == person.BrandId).OrderBy(c => c.Shortcut).ThenBy(c => c.Language)
            .Select(c => new CannedView(c.Id, c.Shortcut, c.Language, c.Text, c.Version)).ToListAsync(cancellationToken));

    private static async Task<Created<CannedView>> AddAsync(
        CannedChange change, SignedIn person, IWriter writer, Wake wake, TimeProvider clock, CancellationToken cancellationToken)
    {
        var text = Checked(change);
        var now = clock.GetUtcNow();
        var view = await writer.WriteAsync(
            async (db, ct) =>
            {
                var row = new CannedReply
                {
                    BrandId = person.BrandId, Shortcut = change.Shortcut, Language = change.Language, Text = text, Version = 1, UpdatedAt = now,
                };
                if (!await db.InsertIfNewAsync(row, ct))
                {
                    throw Taken(change);
                }

                Tell(db, person, row.Id, "canned.added", now);
                return ViewOf(row);
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        return TypedResults.Created(FormattableString.Invariant($"/api/desk/canned/{view.Id}"), view);
    }

    private static async Task<Ok<CannedView>> SaveAsync(
        long id, CannedChange change, HttpContext context, SignedIn person, IWriter writer, Wake wake, TimeProvider clock, CancellationToken cancellationToken)
    {
        var seen = ETag.Required(context.Request);
        var text = Checked(change);
        var now = clock.GetUtcNow();
        var view = await writer.WriteAsync(
            async (db, ct) =>
            {
                var row = await db.Canned.FirstOrDefaultAsync(c => c.Id == id && c.BrandId == person.BrandId, ct) ?? throw RefusalException.NotFound("canned reply");
                if (ETag.Of(row.Version) != seen)
                {
                    throw RefusalException.Stale(ViewOf(row), change);
                }

                if (await db.Canned.AnyAsync(
                    c => c.BrandId == person.BrandId && c.Id != id && c.Shortcut == change.Shortcut && c.Language == change.Language, ct))
                {
                    throw Taken(change);
                }

                (row.Shortcut, row.Language, row.Text, row.Version, row.UpdatedAt) = (change.Shortcut, change.Language, text, row.Version + 1, now);
                Tell(db, person, id, "canned.saved", now);
                return ViewOf(row);
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        context.Response.Headers.ETag = ETag.Of(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<NoContent> DeleteAsync(
        long id, HttpContext context, SignedIn person, IWriter writer, Wake wake, TimeProvider clock, CancellationToken cancellationToken)
    {
        var seen = ETag.Required(context.Request);
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async (db, ct) =>
            {
                var row = await db.Canned.FirstOrDefaultAsync(c => c.Id == id && c.BrandId == person.BrandId, ct) ?? throw RefusalException.NotFound("canned reply");
                if (ETag.Of(row.Version) != seen)
                {
                    throw RefusalException.Stale(ViewOf(row), null);
                }

                db.Canned.Remove(row);
                Tell(db, person, id, "canned.deleted", now);
                return true;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        return TypedResults.NoContent();
    }

    private static void Tell(CareBotDb db, SignedIn person, long id, string action, DateTimeOffset now)
    {
        db.Record(person.BrandId, person.Id, now, action, id);
        db.Tell(person.BrandId, FeedKind.Canned, id, now);
    }

    private static string Checked(CannedChange change)
    {
        var faults = new List<Fault>();
        if (!Shortcuts().IsMatch(change.Shortcut))
        {
            faults.Add(new Fault("shortcut", "the shortcut cannot be typed", "1 to 40 lower-case letters, digits and hyphens"));
        }

        if (!Sentences.Languages.Contains(change.Language, StringComparer.Ordinal))
        {
            faults.Add(new Fault("language", $"'{change.Language}' is not spoken", string.Join(", ", Sentences.Languages)));
        }

        return faults.Count == 0 ? WrittenText.Checked(change.Text, "text") : throw RefusalException.Invalid(faults);
    }

    private static RefusalException Taken(CannedChange change) =>
        new(StatusCodes.Status409Conflict, "already-exists", $"/{change.Shortcut} is taken in this language.");

    private static CannedView ViewOf(CannedReply row) => new(row.Id, row.Shortcut, row.Language, row.Text, row.Version);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.None, 1000)]
    private static partial Regex Shortcuts();
}
