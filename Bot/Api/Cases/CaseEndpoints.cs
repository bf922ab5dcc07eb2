using System.Globalization;
using CareBot.Bot.Api.Live;
using CareBot.Bot.Attachments;
using CareBot.Bot.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CareBot.Bot.Api.Cases;

internal static class CaseEndpoints
{
    public static void MapCases(this RouteGroupBuilder desk)
    {
        var cases = desk.MapGroup("cases").WithTags("Cases");
        cases.MapGet("", ListAsync).Needs(Permission.ReadCases).OnOneBrandOrAll().WithName("listCases").ProducesFaults();
        cases.MapGet("{id:long}", ReadAsync).Needs(Permission.ReadCases).WithName("getCase").ProducesProblem(404);
        cases.MapPost("{id:long}/claim", ClaimAsync).Needs(Permission.WorkCases).WithName("claimCase").Moves();
        cases.MapPost("{id:long}/release", ReleaseAsync).Needs(Permission.WorkCases).WithName("releaseCase").Moves();
        cases.MapPost("{id:long}/transfer", TransferAsync).Needs(Permission.WorkCases).WithName("transferCase").Moves().ProducesFaults();
        cases.MapPost("{id:long}/close", CloseAsync).Needs(Permission.WorkCases).WithName("closeCase").Moves().ProducesFaults();
        cases.MapPost("{id:long}/return", ReturnAsync).Needs(Permission.WorkCases).WithName("returnCase").Moves().ProducesFaults();
        cases.MapGet("{id:long}/messages", MessagesAsync).Needs(Permission.ReadCases).WithName("listMessages").ProducesProblem(404).ProducesFaults();
        cases.MapPost("{id:long}/messages", ReplyAsync).Needs(Permission.WorkCases).WithName("sendMessage")
            .ProducesProblem(404).ProducesProblem(409).ProducesFaults();
        cases.MapPost("{id:long}/notes", NoteAsync).Needs(Permission.WorkCases).WithName("addNote").ProducesProblem(404).ProducesFaults();
        cases.MapPost("{id:long}/typing", TypingAsync).Needs(Permission.WorkCases).WithName("typing").ProducesProblem(404).ProducesProblem(409);
        desk.MapGet("attachments/{key}", AttachmentAsync).Needs(Permission.ReadCases).ExcludeFromDescription();
        desk.MapGet("people/on-duty", OnDutyAsync).Needs(Permission.ReadCases).OnOneBrand().WithTags("Cases").WithName("listOnDuty");
    }

    private static async Task AttachmentAsync(string key, SignedIn person, AttachmentStore store, HttpContext context) => await AttachmentAnswer.WriteAsync(
        context,
        await store.OfBrandsAsync(person.InView, key, context.RequestAborted) ?? throw RefusalException.NotFound("attachment"),
        embeddable: false);

    private static RouteHandlerBuilder Moves(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<AlreadyTakenProblem>(409, "application/problem+json").ProducesProblem(404);

    private static async Task<Ok<Page<CaseRow>>> ListAsync(
        SignedIn person,
        CaseReader reader,
        CancellationToken cancellationToken,
        Word<CaseView>? view = null,
        Word<CaseReason>? reason = null,
        string? channel = null,
        string? team = null,
        string? q = null,
        string? cursor = null,
        int? limit = null) =>
        TypedResults.Ok(await reader.ListAsync(person, new CaseFilter(view?.Value ?? CaseView.Queue, reason?.Value, channel, q, team), cursor, Paging.Size(limit), cancellationToken));

    private static async Task<Ok<CaseDetails>> ReadAsync(long id, SignedIn person, CaseDetailsReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync(person, id, cancellationToken));

    private static async Task<Ok<CaseDetails>> ClaimAsync(
        long id, SignedIn person, CaseMoves moves, PresenceBoard board, CaseDetailsReader reader, CancellationToken cancellationToken)
    {
        await moves.ClaimAsync(person, id, cancellationToken);
        await board.ActAsync(person.Id, cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(person, id, cancellationToken));
    }

    private static async Task<Ok<CaseDetails>> ReleaseAsync(
        long id, SignedIn person, CaseMoves moves, CaseDetailsReader reader, CancellationToken cancellationToken)
    {
        await moves.ReleaseAsync(person, id, cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(person, id, cancellationToken));
    }

    private static async Task<Ok<CaseDetails>> TransferAsync(
        long id, TransferRequest request, SignedIn person, CaseMoves moves, CaseDetailsReader reader, CancellationToken cancellationToken)
    {
        var to = long.TryParse(request.To, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        await moves.TransferAsync(person, id, to, cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(person, id, cancellationToken));
    }

    private static async Task<Ok<CaseDetails>> CloseAsync(
        long id, CloseRequest request, SignedIn person, CaseMoves moves, CaseDetailsReader reader, CancellationToken cancellationToken)
    {
        await moves.CloseAsync(person, id, request, cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(person, id, cancellationToken));
    }

    private static async Task<Ok<CaseDetails>> ReturnAsync(
        long id, SignedIn person, CaseMoves moves, CaseDetailsReader reader, CancellationToken cancellationToken, [FromBody] ReturnRequest? request = null)
    {
        await moves.ReturnAsync(person, id, request?.Note, cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(person, id, cancellationToken));
    }

    private static async Task<Ok<Page<MessageRow>>> MessagesAsync(
        long id, SignedIn person, Transcripts transcripts, CancellationToken cancellationToken, string? cursor = null, string? before = null, int? limit = null) =>
        TypedResults.Ok(await transcripts.ListAsync(person, id, cursor ?? before, Paging.Size(limit), cancellationToken));

    private static async Task<Results<Created<MessageRow>, Ok<MessageRow>>> ReplyAsync(
        long id, WriteRequest request, SignedIn person, AgentMessages messages, PresenceBoard board, Transcripts transcripts, CancellationToken cancellationToken)
    {
        var written = await messages.ReplyAsync(person, id, request.Text, request.ClientId, cancellationToken);
        await board.ActAsync(person.Id, cancellationToken);
        return await AnswerAsync(id, written, transcripts, cancellationToken);
    }

    private static async Task<Results<Created<MessageRow>, Ok<MessageRow>>> NoteAsync(
        long id, WriteRequest request, SignedIn person, AgentMessages messages, Transcripts transcripts, CancellationToken cancellationToken) =>
        await AnswerAsync(
            id, await messages.NoteAsync(person, id, request.Text, request.ClientId, cancellationToken), transcripts, cancellationToken);

    private static async Task<Results<Created<MessageRow>, Ok<MessageRow>>> AnswerAsync(
        long id, Written written, Transcripts transcripts, CancellationToken cancellationToken)
    {
        var row = await transcripts.ReadAsync(written.MessageId, cancellationToken);
        return written.IsNew ? TypedResults.Created(FormattableString.Invariant($"/api/desk/cases/{id}/messages"), row) : TypedResults.Ok(row);
    }

    private static async Task<NoContent> TypingAsync(long id, SignedIn person, AgentMessages messages, CancellationToken cancellationToken)
    {
        await messages.TypingAsync(person, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<Colleague>>> OnDutyAsync(SignedIn person, PresenceBoard board, CancellationToken cancellationToken) =>
        TypedResults.Ok(await board.OnDutyAsync(person.BrandId, cancellationToken));
}
