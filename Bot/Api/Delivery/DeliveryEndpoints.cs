using CareBot.Bot.Ledger;
using CareBot.Bot.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CareBot.Bot.Api.Delivery;

/// <summary>What became of everything that customers sent, and the list of what could not be answered.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDelivery(this RouteGroupBuilder desk)
    {
        var delivery = desk.MapGroup("delivery").WithTags("Delivery").OnOneBrand();
        delivery.MapGet("", ReadAsync).Needs(Permission.ReadDelivery).WithName("getDelivery").ProducesFaults();
        delivery.MapGet("parked", ListParkedAsync).Needs(Permission.ReadDelivery).WithName("listParked").ProducesFaults();
        delivery.MapPost("parked/{id:long}/replay", ReplayAsync).Needs(Permission.WorkDelivery).WithName("replayParked").ProducesProblem(404);
        delivery.MapGet("undelivered", ListUndeliveredAsync).Needs(Permission.ReadDelivery).WithName("listUndelivered").ProducesFaults();
        delivery.MapPost("undelivered/{id:long}/send", SendAgainAsync).Needs(Permission.WorkDelivery).WithName("sendAgain").ProducesProblem(404);
    }

    /// <summary>The last 24 hours unless the caller says otherwise.</summary>
    private static async Task<Ok<DeliveryView>> ReadAsync(
        SignedIn person,
        LedgerReader ledgers,
        DeliveryReader reader,
        TimeProvider clock,
        CancellationToken cancellationToken,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null)
    {
        var end = to ?? clock.GetUtcNow();
        var start = from ?? end - TimeSpan.FromDays(1);
        if (start >= end)
        {
            throw RefusalException.Invalid(new Fault("from", "the period is empty", "an instant before 'to'"));
        }

        var ledger = await ledgers.ReadAsync(start, end, person.BrandId, cancellationToken);
        return TypedResults.Ok(new DeliveryView(ledger, await reader.AccountsAsync(person.BrandId, cancellationToken)));
    }

    private static async Task<Ok<Page<ParkedView>>> ListParkedAsync(
        SignedIn person, DeliveryReader reader, CancellationToken cancellationToken, string? cursor = null, int? limit = null) =>
        TypedResults.Ok(await reader.ParkedAsync(person.BrandId, Paging.Number(cursor), Paging.Size(limit), cancellationToken));

    private static async Task<Ok<Page<UndeliveredView>>> ListUndeliveredAsync(
        SignedIn person, DeliveryReader reader, CancellationToken cancellationToken, string? cursor = null, int? limit = null) =>
        TypedResults.Ok(await reader.UndeliveredAsync(person.BrandId, Paging.Number(cursor), Paging.Size(limit), cancellationToken));

    private static async Task<NoContent> ReplayAsync(SignedIn person, long id, SetAside aside, CancellationToken cancellationToken) =>
        await aside.ReplayAsync(person, id, cancellationToken) ? TypedResults.NoContent() : throw RefusalException.NotFound("parked event");

    private static async Task<NoContent> SendAgainAsync(SignedIn person, long id, SetAside aside, CancellationToken cancellationToken) =>
        await aside.SendAgainAsync(person, id, cancellationToken) ? TypedResults.NoContent() : throw RefusalException.NotFound("undelivered reply");
}
