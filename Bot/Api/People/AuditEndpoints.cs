using CareBot.Bot.People;
using CareBot.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.People;

/// <param name="By">First name; null: the program itself, or its command line.</param>
/// <param name="Action">Thing and deed, such as <c>case.claimed</c>.</param>
/// <param name="Detail">Further ids and values as JSON.</param>
public sealed record AuditRow(long Id, DateTimeOffset At, string? By, string Action, string Subject, string? Detail);

internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder desk) =>
        desk.MapGet("audit", ListAsync).Needs(Permission.ReadAudit).OnOneBrand().WithTags("People").WithName("listAudit").ProducesFaults();

    private static async Task<Ok<Page<AuditRow>>> ListAsync(
        SignedIn person, CareBotDb db, CancellationToken cancellationToken, string? cursor = null, int? limit = null)
    {
        var (size, before) = (Paging.Size(limit), Paging.Number(cursor) ?? long.MaxValue);
        var found = await db.Audit.AsNoTracking().Where(a => a.BrandId == person.BrandId && a.Id < before)
            .OrderByDescending(a => a.Id).Take(size + 1).ToListAsync(cancellationToken);
        var names = await PeopleNames.OfAsync(db, found.Select(a => a.PersonId), cancellationToken);
        return TypedResults.Ok(Paging.Of(
            [.. found.Select(a => new AuditRow(a.Id, a.At, names.Find(a.PersonId)?.FirstName, a.Action, a.Subject, a.Details))], size, a => $"{a.Id}"));
    }
}
