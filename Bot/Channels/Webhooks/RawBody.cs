using System.Buffers;
using System.IO.Pipelines;

namespace CareBot.Bot.Channels.Webhooks;

/// <summary>A request's body as it came over the wire: signatures are taken over these bytes, never over parsed text.</summary>
internal static class RawBody
{
    /// <summary>4 MB: more than any platform sends in one call.</summary>
    public const int WebhookLimit = 4 * 1024 * 1024;

    /// <summary>Reads the body once; null if it is longer than <paramref name="limit"/> bytes, of which no more than the limit was kept.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        while (true)
        {
            if (await NextAsync(request, cancellationToken) is not { } read)
            {
                return null;
            }

            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The next part; null if the server itself takes no more of the body.</summary>
    private static async Task<ReadResult?> NextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.BodyReader.ReadAsync(cancellationToken);
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
