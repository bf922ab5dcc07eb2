using System.Globalization;
using CareBot.Bot.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>What every Direct Line call has in common: CORS, error bodies, and no fault that shows to strangers.</summary>
internal sealed class DirectLineCall(ILogger<DirectLineCall> logger)
{
    private const string Anyone = "*";

    /// <summary>Runs an endpoint. Refusals become error bodies; an unknown fault goes on to the host.</summary>
    /// <param name="context">The call.</param>
    /// <param name="endpoint">What answers it.</param>
    /// <param name="anyOrigin">Whether pages of other sites may read the answer.</param>
    public async Task RunAsync(HttpContext context, Func<HttpContext, Task> endpoint, bool anyOrigin)
    {
        if (anyOrigin)
        {
            AllowOrigins(context.Response);
        }

        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await endpoint(context);
        }
        catch (DirectLineRefusal refusal)
        {
            await this.AnswerAsync(context, refusal);
        }
        catch (StorageUnavailableException fault)
        {
            logger.StorageAway(fault);
            await this.AnswerAsync(context, DirectLineRefusal.StorageAway());
        }
        catch (BadHttpRequestException fault)
        {
            await this.AnswerAsync(context, fault.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? DirectLineRefusal.TooLarge()
                : new(fault.StatusCode, "BadArgument", "The request's body could not be read."));
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
    }

    /// <summary>Browsers ask before they call. Tokens, not origins, open conversations; an account's trusted origins are checked with its token.</summary>
    public static Task PreflightAsync(HttpContext context)
    {
        AllowOrigins(context.Response);
        context.Response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
        context.Response.Headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static void AllowOrigins(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = Anyone;
        response.Headers.AccessControlExposeHeaders = "Retry-After";
    }

    private async Task AnswerAsync(HttpContext context, DirectLineRefusal refusal)
    {
        var endpoint = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        logger.Refused(context.Request.Method, endpoint, refusal.Status, refusal.Code);
        if (context.Response.HasStarted)
        {
            return;
        }

        if (refusal.Status == StatusCodes.Status413PayloadTooLarge && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not null)
        {
            // What is left of the body is not worth reading.
            context.Response.Headers.Connection = "close";
        }

        if (refusal.RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        context.Response.StatusCode = refusal.Status;
        await context.Response.WriteAsJsonAsync(new { error = new { code = refusal.Code, message = refusal.Message } }, context.RequestAborted);
    }
}
