using CareBot.Bot.Storage.Model;
using Microsoft.Net.Http.Headers;

namespace CareBot.Bot.Attachments;

/// <summary>
/// Serves a kept file so that no browser takes it for a page of ours: with the type that was checked, never sniffed, without any right
/// of a document, and as a download unless it is a picture.
/// </summary>
public static class AttachmentAnswer
{
    /// <param name="embeddable">Whether pages of other sites may show it; they need the address with its token.</param>
    public static async Task WriteAsync(HttpContext context, Attachment file, bool embeddable)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(file);
        var inline = FileType.Find(file.ContentType) is { IsPicture: true };
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        var headers = context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, max-age=3600";
        headers["Cross-Origin-Resource-Policy"] = embeddable ? "cross-origin" : "same-origin";
        context.Response.ContentType = file.ContentType == "text/plain" ? "text/plain; charset=utf-8" : file.ContentType;
        context.Response.ContentLength = file.Content.Length;
        await context.Response.Body.WriteAsync(file.Content, context.RequestAborted);
    }
}
