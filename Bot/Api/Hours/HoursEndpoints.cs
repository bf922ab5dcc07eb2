using System.Text.Json;
using CareBot.Bot.Brands;
using CareBot.Bot.Feed;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using CareBot.Handoff;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Hours;

internal static class HoursEndpoints
{
    private const string Json = "application/json";

    public static void MapHours(this RouteGroupBuilder desk)
    {
        var hours = desk.MapGroup("hours").WithTags("Hours").OnOneBrand();
        hours.MapGet("", ReadAsync).Needs(Permission.ReadHours).WithName("getHours").Produces<HoursBody>();
        hours.MapPut("", SaveAsync).Needs(Permission.WriteHours).WithName("saveHours").Accepts<HoursBody>(Json).Produces<HoursBody>().Edits<HoursBody>()
            .Produces<InvalidHoursProblem>(422, "application/problem+json");
        hours.MapPost("preview", PreviewAsync).Needs(Permission.ReadHours).WithName("previewHours").Accepts<HoursPreviewRequest>(Json).Produces<HoursPreview>()
            .Produces<InvalidHoursProblem>(422, "application/problem+json");
    }

    private static async Task<IResult> ReadAsync(HttpContext context, SignedIn person, CareBotDb db, CancellationToken cancellationToken)
    {
        var stored = await db.Brands.Where(b => b.Id == person.BrandId).Select(b => b.Hours).FirstAsync(cancellationToken);
        context.Response.Headers.ETag = ETag.Of(stored);
        return TypedResults.Text(stored, Json);
    }

    private static async Task<IResult> SaveAsync(
        HttpContext context, SignedIn person, IWriter writer, Wake wake, TimeProvider clock, CancellationToken cancellationToken)
    {
        var seen = ETag.Required(context.Request);
        var body = await BodyAsync(context);
        var written = OpeningHoursJson.Write(Checked(body, "Hours"));
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async (db, ct) =>
            {
                var brand = await db.Brands.FirstAsync(b => b.Id == person.BrandId, ct);
                if (ETag.Of(brand.Hours) != seen)
                {
                    throw RefusalException.Stale(JsonElement.Parse(brand.Hours), body);
                }

                (brand.Hours, brand.HoursEdited) = (written, true);
                db.Record(person.BrandId, person.Id, now, "hours.saved", person.BrandId);
                db.Tell(person.BrandId, FeedKind.Hours, person.BrandId, now);
                return true;
            },
            cancellationToken);
        wake.Pulse(new(WakeKind.Feed));
        context.Response.Headers.ETag = ETag.Of(written);
        return TypedResults.Text(written, Json);
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, SignedIn person, CareBotDb db, BrandContexts brands, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(context);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("at", out var at) || at.ValueKind != JsonValueKind.String || !at.TryGetDateTimeOffset(out var moment))
        {
            throw RefusalException.Invalid(new Fault("at", "there is no moment", "an instant such as 2026-12-25T10:00:00Z"));
        }

        var hours = body.TryGetProperty("hours", out var unsaved) && unsaved.ValueKind != JsonValueKind.Null
            ? Checked(unsaved, "Hours")
            : OpeningHoursJson.Read(await db.Brands.Where(b => b.Id == person.BrandId).Select(b => b.Hours).FirstAsync(cancellationToken));
        var sentences = brands.Get(person.BrandId).Sentences;
        return TypedResults.Ok(new HoursPreview(
            hours.IsOpen(moment),
            Sentences.Languages.ToDictionary(l => l, l => Told(hours, sentences(l), moment), StringComparer.Ordinal)));
    }

    /// <summary>As the bot says it when it gives a conversation up.</summary>
    private static string Told(OpeningHours hours, ISentences sentences, DateTimeOffset moment)
    {
        var spoken = new SpokenHours(hours, sentences, moment);
        return spoken.IsOpen ? sentences.Say(Sentence.HandoffOpen)
            : spoken.NextOpening is { } opening ? sentences.Say(Sentence.HandoffClosed, ("hours", spoken.Week()), ("opening", opening))
            : sentences.Say(Sentence.HandoffUnknown);
    }

    private static OpeningHours Checked(JsonElement json, string path)
    {
        try
        {
            return OpeningHoursJson.Read(json, path);
        }
        catch (OpeningHoursException refused)
        {
            throw new RefusalException(StatusCodes.Status422UnprocessableEntity, "invalid", refused.Message, ("faults", refused.Faults));
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpContext context)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "not-json", "The body is not JSON.");
        }
    }
}
