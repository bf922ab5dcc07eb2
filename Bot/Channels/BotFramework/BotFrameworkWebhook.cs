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
        if (body is null || Encoding.UTF8.GetCharCount(body) > MostCharacters)
        {
            logger.ActivityRefused("its body is too long");
            return OversizedBody.Refuse(request, MostCharacters, "characters");
        }

        return await TakeAsync(body, caller, aborted);
    }

    private async Task<IResult> TakeAsync(byte[] body, AuthenticCaller? caller, CancellationToken aborted)
    {
        var (activity, fault) = BotFrameworkPayload.Read(body);
        if (activity is null)
        {
            return Refused(fault!);
        }

        if (caller is not null && !caller.MaySend(activity))
        {
            logger.CallerRefused("its token speaks for another channel or service address");
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        var wait = activity.DeliveryMode == DeliveryModes.ExpectReplies ? LineWait.Replies
            : activity.Type == ActivityTypes.Invoke ? LineWait.Invoke
            : LineWait.None;
        fault = BotFrameworkPayload.Fault(activity) ?? ServiceUrlFault(activity, wait);
        return fault is null ? await KeepAsync(activity, body, wait, aborted) : Refused(fault);
    }

    /// <summary>
    /// Whatever its type, the activity is kept and takes a turn; the bot ignores what it does not know. Only typing is over before it
    /// could be read. Storing is not tied to the caller's connection; waiting for the turn is.
    /// </summary>
    private async Task<IResult> KeepAsync(Activity activity, byte[] body, LineWait wait, CancellationToken aborted)
    {
        var raw = Encoding.UTF8.GetString(StorableText.Of(body).Span);
        var inbound = activity.Type == ActivityTypes.Typing
            ? null
            : BotFrameworkPayload.Event(activity, options.Account.ExternalId, clock.GetUtcNow(), raw);
        if (inbound is null)
        {
            logger.ActivityIgnored(LogName.Of(activity.Type) ?? "unknown");
            return Answer(wait switch
            {
                LineWait.Replies => LineAnswer.Of([]),
                LineWait.Invoke => LineAnswer.NotImplemented,
                _ => new LineAnswer(StatusCodes.Status200OK, null),
            });
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

        return wait == LineWait.None ? Results.StatusCode(StatusCodes.Status200OK) : await this.AnswerAsync(account, inbound.Key, aborted);
    }

    private async Task<IResult> AnswerAsync(ConnectedAccount account, string key, CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            return Answer(await replies.WaitAsync(account, key, either.Token));
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            logger.RepliesLate(Patience);
            return Results.StatusCode(StatusCodes.Status504GatewayTimeout);
        }
    }

    private PayloadFault? ServiceUrlFault(Activity activity, LineWait wait) =>
        (wait == LineWait.Replies && string.IsNullOrEmpty(activity.ServiceUrl)) || ServiceUrlPolicy.Allows(options, activity.ServiceUrl)
            ? null
            : new("BadArgument", "The activity's serviceUrl is missing, not an absolute address, or not one that replies may go to.");

    private IResult Refused(PayloadFault fault)
    {
        logger.ActivityRefused(fault.Message);
        return Results.Text(
            ActivityJson.Write(new ErrorResponse(new Error(fault.Code, fault.Message))), "application/json", statusCode: StatusCodes.Status400BadRequest);
    }

    private static IResult Answer(LineAnswer answer) => answer.Body is null
        ? Results.StatusCode(answer.Status)
        : Results.Text(answer.Body, "application/json", statusCode: answer.Status);

    /// <summary>A program on this machine; not a stranger's page in a browser on it, and nobody behind a proxy on it.</summary>
    private static bool IsFromThisMachine(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !request.Headers.ContainsKey("X-Forwarded-For") && !request.Headers.ContainsKey("Forwarded")
        && (request.Headers.Origin.Count == 0
            || (Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && origin.IsLoopback));

    /// <summary>What the caller stays on the line for.</summary>
    private enum LineWait
    {
        None,
        Replies,
        Invoke,
    }
}
