using System.Globalization;
using CareBot.Bot.Brands;
using CareBot.Bot.Customers;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Dialogs;
using CareBot.Language;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Customers;

internal static class CustomerEndpoints
{
    public static void MapCustomers(this RouteGroupBuilder desk)
    {
        var customers = desk.MapGroup("customers").WithTags("Customers");
        customers.MapGet("", FindAsync).Needs(Permission.ReadCases).OnOneBrand().WithName("findCustomers").ProducesFaults();
        customers.MapGet("{id:long}", ReadAsync).Needs(Permission.ReadCases).WithName("getCustomer").ProducesProblem(404);
        customers.MapPost("{id:long}/join", JoinAsync).Needs(Permission.WorkCases).WithName("joinCustomers").ProducesProblem(404).ProducesProblem(409).ProducesFaults();
        customers.MapPost("{id:long}/separate", SeparateAsync).Needs(Permission.WorkCases).WithName("separateCustomer").ProducesProblem(404).ProducesProblem(409);
        desk.MapPost("cases/{id:long}/join-code", CodeAsync).Needs(Permission.WorkCases).WithTags("Customers").WithName("giveJoinCode").ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Ok<List<CustomerFound>>> FindAsync(
        string q, SignedIn person, CustomerReader reader, CancellationToken cancellationToken, long? except = null) =>
        TypedResults.Ok(await reader.FindAsync(person, q, except, cancellationToken));

    private static async Task<Ok<CustomerCard>> ReadAsync(long id, SignedIn person, CustomerReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync(person, id, cancellationToken));

    private static async Task<Ok<CustomerCard>> JoinAsync(
        long id, JoinRequest request, SignedIn person, CustomerMoves moves, CustomerReader reader, CancellationToken cancellationToken)
    {
        await moves.JoinAsync(person, id, request.With, cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(person, id, cancellationToken));
    }

    private static async Task<Ok<CustomerCard>> SeparateAsync(
        long id, SignedIn person, CustomerMoves moves, CustomerReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync(person, await moves.SeparateAsync(person, id, cancellationToken), cancellationToken));

    private static async Task<Ok<JoinCodeView>> CodeAsync(
        long id, SignedIn person, CareBotDb db, JoinCodes codes, CustomerOptions options, BrandContexts brands, CancellationToken cancellationToken)
    {
        var conversation = await (
            from c in db.Cases
            join v in db.Conversations on c.ConversationId equals v.Id
            where c.Id == id && person.InView.Contains(c.BrandId)
            select new { v.Id, c.BrandId, v.Language }).FirstOrDefaultAsync(cancellationToken) ?? throw RefusalException.NotFound("case");
        if (!options.JoinByCode)
        {
            throw new RefusalException(StatusCodes.Status409Conflict, "codes-off", "Customers:JoinByCode is not switched on in the settings.");
        }

        var issued = await codes.IssueAsync(conversation.BrandId, conversation.Id, cancellationToken)
            ?? throw new RefusalException(StatusCodes.Status409Conflict, "too-many-codes", "This conversation was given five codes within the hour.");
        var text = brands.Get(conversation.BrandId).Sentences(conversation.Language ?? LanguageCode.Indonesian)
            .Say(Sentence.JoinCode, ("code", issued.Code), ("minutes", options.JoinCodeMinutes.ToString(CultureInfo.InvariantCulture)));
        return TypedResults.Ok(new JoinCodeView(issued.Code, issued.ExpiresAt, text));
    }
}
