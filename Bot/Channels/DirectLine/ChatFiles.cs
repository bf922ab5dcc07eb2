using System.Collections.Frozen;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>The built chat page in memory, each file with its compressed forms. It is small, and only names that were built exist.</summary>
internal sealed class ChatFiles
{
    private static readonly (string Encoding, string Suffix)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    private readonly FrozenDictionary<string, byte[]> files;

    public ChatFiles(IWebHostEnvironment environment, ILogger<ChatFiles> logger)
    {
        var folder = Path.Combine(environment.ContentRootPath, "wwwroot", "chat");
        if (!Directory.Exists(folder))
        {
            logger.PageMissing(folder);
            this.files = FrozenDictionary<string, byte[]>.Empty;
            return;
        }

        this.files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToFrozenDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
    }

    /// <summary>Answers a GET or HEAD; 404 for a name that was not built.</summary>
    public async Task SendAsync(HttpContext context, string name, string cacheControl)
    {
        if (!this.files.TryGetValue(name, out var bytes) || ContentType(name) is not { } type)
        {
            throw new DirectLineRefusal(StatusCodes.Status404NotFound, "NotFound", "There is no such page.");
        }

        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, suffix) in Compressed)
        {
            if (accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0)
                && this.files.TryGetValue(name + suffix, out var smaller))
            {
                bytes = smaller;
                context.Response.Headers.ContentEncoding = encoding;
                break;
            }
        }

        context.Response.Headers.CacheControl = cacheControl;
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static string? ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
