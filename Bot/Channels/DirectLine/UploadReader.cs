using CareBot.Bot.Attachments;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>What a client uploaded.</summary>
/// <param name="Activity">As it came; an empty message if none came.</param>
internal sealed record Upload(JObject Activity, IReadOnlyList<CheckedFile> Files);

/// <summary>
/// Reads an upload: <c>multipart/form-data</c> with one part of an activity and parts of files, or one file as the whole body. Nothing is
/// read beyond the limits of the settings.
/// </summary>
internal static class UploadReader
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const int LongestBoundary = 100;

    /// <summary>Room for the activity and the parts' headers.</summary>
    private const int Overhead = 1024 * 1024;

    /// <summary>The largest body that can be in order.</summary>
    public static long MostBytes(AttachmentOptions options) => ((long)options.MostFiles * options.MostBytes) + Overhead;

    /// <exception cref="DirectLineRefusal">Not an upload, too many or too large files, or files that are not taken.</exception>
    public static async Task<Upload> ReadAsync(HttpRequest request, AttachmentOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var upload = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await PartsAsync(request, type, options, cancellationToken)
                : new([], [await FileAsync(request.Body, request.ContentType, request.Headers.ContentDisposition, options, cancellationToken)]);
            return upload.Files.Count > 0 ? upload : throw DirectLineRefusal.MissingProperty("file");
        }
        catch (FileRefusedException refused)
        {
            throw refused.Fault switch
            {
                FileFault.Type => new DirectLineRefusal(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", refused.Message),
                FileFault.Size => new DirectLineRefusal(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", refused.Message),
                _ => DirectLineRefusal.BadArgument(refused.Message),
            };
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException and not BadHttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            throw DirectLineRefusal.BadArgument("The body is not the multipart/form-data that its header says.");
        }
    }

    private static async Task<Upload> PartsAsync(HttpRequest request, MediaTypeHeaderValue type, AttachmentOptions options, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > LongestBoundary)
        {
            throw DirectLineRefusal.BadArgument("The header Content-Type names no boundary.");
        }

        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 * 1024 };
        JObject? activity = null;
        var files = new List<CheckedFile>();
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            if (IsActivity(part))
            {
                activity = activity is null
                    ? DirectLineIncoming.Json(await BytesAsync(part.Body, DirectLineIncoming.MostBytes, cancellationToken) ?? throw DirectLineRefusal.TooLarge(DirectLineIncoming.MostCharacters))
                    : throw DirectLineRefusal.BadArgument("There is more than one activity.");
            }
            else
            {
                files.Add(files.Count < options.MostFiles
                    ? await FileAsync(part.Body, part.ContentType, part.ContentDisposition, options, cancellationToken)
                    : throw DirectLineRefusal.BadArgument($"A message has at most {options.MostFiles} files."));
            }
        }

        return new(activity ?? [], files);
    }

    private static bool IsActivity(MultipartSection part) =>
        (MediaTypeHeaderValue.TryParse(part.ContentType, out var type) && type.MediaType.Equals(ActivityType, StringComparison.OrdinalIgnoreCase))
        || (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) && HeaderUtilities.RemoveQuotes(disposition.Name).Equals("activity", StringComparison.OrdinalIgnoreCase));

    private static async Task<CheckedFile> FileAsync(Stream body, string? type, string? disposition, AttachmentOptions options, CancellationToken cancellationToken)
    {
        var content = await BytesAsync(body, options.MostBytes, cancellationToken) ?? throw FileRefusedException.TooLarge(options);
        var name = ContentDispositionHeaderValue.TryParse(disposition, out var parsed)
            ? HeaderUtilities.RemoveQuotes(parsed.FileNameStar.HasValue ? parsed.FileNameStar : parsed.FileName).Value
            : null;
        return CheckedFile.Of(options, type, name, content);
    }

    /// <summary>All of a stream; null if it is longer than <paramref name="most"/> bytes.</summary>
    private static async Task<ReadOnlyMemory<byte>?> BytesAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
            {
                return null;
            }
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
