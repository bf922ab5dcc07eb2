using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Channels.X;

/// <summary>X calls in: the challenge-response check (GET) and signed events (POST), to be answered within ten seconds.</summary>
internal sealed class XWebhook(XOptions options, EventKeeper keeper, TimeProvider clock, ILogger<XWebhook> logger)
{
    private const int LongestToken = 512;

    private readonly HashSet<string> ours = options.Users.Select(u => u.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Proves that we know the consumer secret; the check may come at any time.</summary>
    public IResult Check(HttpRequest request)
    {
        if (request.Query["crc_token"] is not [{ Length: > 0 and <= LongestToken } token])
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        logger.Checked();
        return Results.Json(new Dictionary<string, string> { ["response_token"] = XSignature.Answer(token, options.ConsumerSecrets[0]) });
    }

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var body = await RawBody.ReadAsync(request, RawBody.WebhookLimit, request.HttpContext.RequestAborted);
        if (body is null)
        {
            logger.BodyTooLong(RawBody.WebhookLimit);
            return OversizedBody.Refuse(request, RawBody.WebhookLimit);
        }

        if (!XSignature.Matches(request.Headers[XSignature.Header], body, [.. options.ConsumerSecrets]))
        {
            logger.SignatureRefused(body.Length);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        using var document = WebhookJson.Parse(body);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            logger.BodyMalformed(body.Length);
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        return await KeepAsync(XPayload.Read(root, this.ours, clock.GetUtcNow()));
    }

    private async Task<IResult> KeepAsync(WebhookPayload payload)
    {
        foreach (var ignored in payload.Ignored)
        {
            logger.EventIgnored(ignored.Kind, ignored.Id);
        }

        try
        {
            await keeper.KeepAsync(XChannel.ChannelId, payload, Kept, logger.AccountUnknown);
        }
        catch (StorageUnavailableException away)
        {
            logger.StorageAway(away);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return Results.Text("", "text/plain");
    }

    private void Kept(ConnectedAccount account, AccountEvents told)
    {
        foreach (var policy in told.Policies)
        {
            if (policy == XPayload.Encrypted)
            {
                logger.EncryptedUnreadable(account.Name);
            }
            else
            {
                logger.PermissionRevoked(account.Name);
            }
        }
    }
}
