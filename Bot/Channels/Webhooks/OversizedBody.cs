namespace CareBot.Bot.Channels.Webhooks;

/// <summary>The answer to a body that is longer than what is taken: 413, with the limit in words. Nothing of the call is kept.</summary>
internal static class OversizedBody
{
    /// <summary>Bot Framework's code for it; other callers read the words.</summary>
    public const string Code = "MessageSizeTooBig";

    /// <param name="request">The call; its connection ends with the answer, since what is left of the body is not worth reading.</param>
    /// <param name="most">The limit.</param>
    /// <param name="unit">What the limit counts.</param>
    public static IResult Refuse(HttpRequest request, int most, string unit = "bytes")
    {
        if (request.Protocol == HttpProtocol.Http11)
        {
            request.HttpContext.Response.Headers.Connection = "close";
        }

        return Results.Json(
            new { error = new { code = Code, message = $"The body is too long: at most {most} {unit} are taken. Nothing was kept." } },
            statusCode: StatusCodes.Status413PayloadTooLarge);
    }
}
