using System.Net;
using System.Text;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Bot.Inbox;
using CareBot.Bot.Storage;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>Bot Framework channels call in: <c>POST /api/messages</c>, one activity a call.</summary>
internal sealed class BotFrameworkWebhook(
    BotFrameworkOptions options,
    BotFrameworkAuthentication authentication,
    Accounts accounts,
    IInbox inbox,
    ITurnReplies replies,
    TimeProvider clock,
    ILogger<BotFrameworkWebhook> logger)
{
    /// <summary>The protocol's 256 K characters; each is at most six bytes of JSON, and hardly any is.</summary>
    public const int MostCharacters = 256 * 1024;

    private const int MostBytes = 4 * MostCharacters;

    /// <summary>Channels wait 10 to 15 seconds for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(14);

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var aborted = request.HttpContext.RequestAborted;
        AuthenticCaller? caller = null;
        if (options.AppId is null)
        {
            if (!IsFromThisMachine(request))
            {
                logger.CallerRefused("no AppId is configured, and the caller is not on this machine");
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }
        }
        else
        {
            try
            {
                caller = await authentication.AuthenticateAsync(request.Headers.Authorization, aborted);
            }
            catch (KeysUnavailableException)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }

            if (caller is null)
            {
                logger.CallerRefused("its token is missing or wrong");
                return Results.StatusCode(StatusCodes.Status401Unauthorized);
            }
        }

        var body = await RawBody.ReadAsync(request, MostBytes, aborted);
        return body is null || Encoding.UTF8.GetCharCount(body) > MostCharacters
            ? Refused(StatusCodes.Status413PayloadTooLarge, new("MessageSizeTooBig", $"An activity has at most {MostCharacters} characters."))
            : await TakeAsync(body, caller, aborted);
    }

    private async Task<IResult> TakeAsync(byte[] body, AuthenticCaller? caller, CancellationToken aborted)
    {
        var (activity, fault) = BotFrameworkPayload.Read(body);
        if (activity is null)
        {
            return Refused(StatusCodes.Status400BadRequest, fault!);
        }

        if (caller is not null && !caller.MaySend(activity))
        {
            logger.CallerRefused("its token speaks for another channel or service address");
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (activity.Type == ActivityTypes.Invoke)
        {
            return Results.StatusCode(StatusCodes.Status501NotImplemented);
        }

        var awaitsReplies = activity.DeliveryMode == DeliveryModes.ExpectReplies;
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Event
            or ActivityTypes.ConversationUpdate or ActivityTypes.EndOfConversation))
        {
            logger.ActivityIgnored(LogName.Of(activity.Type) ?? "unknown");
            return Answer(awaitsReplies, []);
        }

        fault = BotFrameworkPayload.Fault(activity) ?? ServiceUrlFault(activity, awaitsReplies);
        return fault is null ? await KeepAsync(activity, body, awaitsReplies, aborted) : Refused(StatusCodes.Status400BadRequest, fault);
    }

    /// <summary>Storing is not tied to the caller's connection; waiting for replies is.</summary>
    private async Task<IResult> KeepAsync(Activity activity, byte[] body, bool awaitsReplies, CancellationToken aborted)
    {
        var raw = Encoding.UTF8.GetString(StorableText.Of(body).Span);
        if (BotFrameworkPayload.Event(activity, options.Account.ExternalId, clock.GetUtcNow(), raw) is not { } inbound)
        {
            logger.ActivityIgnored($"{activity.Type} of the bot");
            return Answer(awaitsReplies, []);
        }

        var account = accounts.Find(BotFrameworkChannel.ChannelId, options.Account.ExternalId)
            ?? throw new InvalidOperationException("The Bot Framework account has no row; the start-up gives it one.");
        try
        {
            await inbox.AcceptAsync(account, [inbound], CancellationToken.None);
        }
        catch (StorageUnavailableException away)
        {
            logger.StorageAway(away);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return awaitsReplies ? await RepliesAsync(account, inbound.Key, aborted) : Answer(awaitsReplies, []);
    }

    private async Task<IResult> RepliesAsync(ConnectedAccount account, string key, CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            return Answer(true, await replies.WaitAsync(account, key, either.Token));
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            logger.RepliesLate(Patience);
            return Results.StatusCode(StatusCodes.Status504GatewayTimeout);
        }
    }

    private PayloadFault? ServiceUrlFault(Activity activity, bool awaitsReplies) =>
        (awaitsReplies && string.IsNullOrEmpty(activity.ServiceUrl)) || ServiceUrlPolicy.Allows(options, activity.ServiceUrl)
            ? null
            : new("BadArgument", "The activity's serviceUrl is missing, not an absolute address, or not one that replies may go to.");

    private IResult Refused(int status, PayloadFault fault)
    {
        logger.ActivityRefused(fault.Message);
        return Results.Text(
            ActivityJson.Write(new ErrorResponse(new Error(fault.Code, fault.Message))), "application/json", statusCode: status);
    }

    private static IResult Answer(bool awaitsReplies, IReadOnlyList<Activity> said) => awaitsReplies
        ? Results.Text(ActivityJson.Write(new ExpectedReplies([.. said.Where(BotFrameworkActivity.MayLeave)])), "application/json")
        : Results.StatusCode(StatusCodes.Status200OK);

    /// <summary>A program on this machine; not a stranger's page in a browser on it, and nobody behind a proxy on it.</summary>
    private static bool IsFromThisMachine(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !request.Headers.ContainsKey("X-Forwarded-For") && !request.Headers.ContainsKey("Forwarded")
        && (request.Headers.Origin.Count == 0
            || (Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && origin.IsLoopback));
}
