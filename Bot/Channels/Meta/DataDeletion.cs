using System.Text;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Bot.Customers;
using CareBot.Bot.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// Meta's data deletion callback: a person asks Meta that an app forgets them. What the channel's accounts know under that id is erased, and the answer
/// names a page that says so. A person whom we do not know under that id is answered the same way.
/// </summary>
internal sealed class DataDeletion(MetaApp app, string channel, CustomerErasure erasure)
{
    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var body = await RawBody.ReadAsync(request, SignedRequest.Longest * 2, request.HttpContext.RequestAborted);
        if (body is null)
        {
            return OversizedBody.Refuse(request, SignedRequest.Longest * 2);
        }

        var form = QueryHelpers.ParseQuery(Encoding.Latin1.GetString(body));
        if (!form.TryGetValue("signed_request", out var signed) || signed.Count != 1 || SignedRequest.UserOf(signed[0], [.. app.Secrets]) is not { } user)
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        try
        {
            var code = await erasure.EraseAsync(channel, user, request.HttpContext.RequestAborted);
            return Results.Json(new { url = $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}?code={code}", confirmation_code = code });
        }
        catch (StorageUnavailableException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The page that the answer named.</summary>
    public async Task<IResult> ShowAsync(HttpRequest request) =>
        request.Query["code"] is [{ Length: > 0 and <= 64 } code] && await erasure.IsDoneAsync(code, request.HttpContext.RequestAborted)
            ? Results.Text("Data Anda telah dihapus. / Your data has been deleted.", "text/plain", Encoding.UTF8)
            : Results.StatusCode(StatusCodes.Status404NotFound);
}
