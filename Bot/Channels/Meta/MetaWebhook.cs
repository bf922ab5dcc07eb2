using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Channels.Meta;

/// <summary>How a channel of Meta reads the calls of its webhook.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Section">Its name in the settings.</param>
/// <param name="About">What the <c>object</c> of its calls may be.</param>
/// <param name="Read">Reads the envelope; the moment is the time of events that carry none. Whatever is odd inside costs only the event it stands in.</param>
internal sealed record MetaEvents(string Channel, string Section, IReadOnlyList<string> About, Func<JsonElement, DateTimeOffset, WebhookPayload> Read);

/// <summary>Meta calls in: the verification of a webhook (GET) and signed batches of events (POST).</summary>
internal sealed class MetaWebhook(
    MetaApp app, MetaEvents events, EventKeeper keeper, MetaPulse pulse, TimeProvider clock, ILogger<MetaWebhook> logger)
{
    private readonly SecretDoubt secrets = new();

    /// <summary>Told of events whose customers have no name yet; may be null.</summary>
    public Action<ConnectedAccount, string>? Met { get; init; }

    public IResult Verify(HttpRequest request)
    {
        if (MetaVerification.Challenge(request.Query, app.VerifyToken) is not { } challenge)
        {
            logger.VerificationRefused(events.Section);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        logger.Verified(events.Section);
        return Results.Text(challenge, "text/plain");
    }

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var body = await RawBody.ReadAsync(request, RawBody.WebhookLimit, request.HttpContext.RequestAborted);
        if (body is null)
        {
            logger.BodyTooLong(events.Section, RawBody.WebhookLimit);
            return OversizedBody.Refuse(request, RawBody.WebhookLimit);
        }

        if (!MetaSignature.Matches(request.Headers[MetaSignature.Header], body, [.. app.Secrets]))
        {
            logger.SignatureRefused(events.Section, body.Length);
            if (this.secrets.Refused(clock.GetUtcNow()))
            {
                logger.SecretDoubtful(events.Section);
            }

            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        this.secrets.Accepted();
        using var document = WebhookJson.Parse(body);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            logger.BodyMalformed(events.Section, body.Length);
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (root.Text("object") is not { } about || !events.About.Contains(about, StringComparer.Ordinal))
        {
            logger.ObjectUnknown(events.Section, string.Join(" or ", events.About));
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        return await KeepAsync(events.Read(root, clock.GetUtcNow()));
    }

    private async Task<IResult> KeepAsync(WebhookPayload payload)
    {
        foreach (var ignored in payload.Ignored)
        {
            logger.EventIgnored(events.Section, ignored.Kind, ignored.Id);
        }

        try
        {
            await keeper.KeepAsync(events.Channel, payload, Kept, (id, count) => logger.AccountUnknown(events.Section, events.Section, id, count));
        }
        catch (StorageUnavailableException away)
        {
            logger.StorageAway(events.Section, away);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return Results.Text("EVENT_RECEIVED", "text/plain");
    }

    private void Kept(ConnectedAccount account, AccountEvents told)
    {
        pulse.Beat(account);
        foreach (var action in told.Policies)
        {
            logger.PolicyEnforced(events.Section, account.Name, action);
        }

        foreach (var inbound in told.Events.Where(e => e.CustomerName is null))
        {
            Met?.Invoke(account, inbound.CustomerKey);
        }
    }
}
