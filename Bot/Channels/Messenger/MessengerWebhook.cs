using CareBot.Bot.Channels.Webhooks;
using CareBot.Bot.Inbox;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>Messenger calls in: the verification of the webhook (GET) and signed batches of events (POST).</summary>
internal sealed class MessengerWebhook(
    MessengerOptions options, Accounts accounts, IInbox inbox, TimeProvider clock, ILogger<MessengerWebhook> logger)
{
    public IResult Verify(HttpRequest request)
    {
        if (MetaVerification.Challenge(request.Query, options.VerifyToken) is not { } challenge)
        {
            logger.VerificationRefused();
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        logger.Verified();
        return Results.Text(challenge, "text/plain");
    }

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var body = await RawBody.ReadAsync(request, RawBody.WebhookLimit, request.HttpContext.RequestAborted);
        if (body is null)
        {
            logger.BodyTooLong(RawBody.WebhookLimit);
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (!MetaSignature.Matches(request.Headers[MetaSignature.Header], body, [.. options.AppSecrets]))
        {
            logger.SignatureRefused(body.Length);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (MessengerPayload.Read(body, clock.GetUtcNow()) is not { } payload)
        {
            logger.BodyMalformed(body.Length);
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (payload.Object != MessengerPayload.PageObject)
        {
            logger.ObjectUnknown();
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        return await KeepAsync(payload);
    }

    /// <summary>Storing is not tied to the caller's connection: what was signed for us is kept even if Meta hangs up.</summary>
    private async Task<IResult> KeepAsync(MessengerPayload payload)
    {
        foreach (var ignored in payload.Ignored)
        {
            logger.EventIgnored(ignored.Kind, ignored.Id);
        }

        try
        {
            foreach (var page in payload.Pages)
            {
                if (accounts.Find(MessengerChannel.ChannelId, page.Id) is not { } account)
                {
                    logger.PageUnknown(page.Id, page.Events.Count);
                    continue;
                }

                await inbox.AcceptAsync(account, page.Events, CancellationToken.None);
            }
        }
        catch (StorageUnavailableException away)
        {
            logger.StorageAway(away);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return Results.Text("EVENT_RECEIVED", "text/plain");
    }
}
