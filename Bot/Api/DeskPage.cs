using System.Collections.Frozen;

namespace CareBot.Bot.Api;

/// <summary>The desk's web application: built files from memory, and the one page for every address under <c>/desk</c> that is no file.</summary>
internal sealed class DeskPage
{
    private const string Index = "index.html";
    private static readonly (string Encoding, string Suffix)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    private readonly FrozenDictionary<string, byte[]> files;

    public DeskPage(IWebHostEnvironment environment)
    {
        var folder = Path.Combine(environment.ContentRootPath, "wwwroot", "desk");
        this.files = !Directory.Exists(folder)
            ? FrozenDictionary<string, byte[]>.Empty
            : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToFrozenDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
    }

    public async Task SendAsync(HttpContext context)
    {
        var wanted = context.Request.RouteValues["path"] as string ?? Index;
        var isFile = this.files.ContainsKey(wanted) && ContentType(wanted) is not null;
        var name = isFile ? wanted : Index;
        if (!this.files.TryGetValue(name, out var bytes) || (!isFile && Path.HasExtension(wanted)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = context.Response.Headers;
        if (name == Index)
        {
            Guard(context);
        }

        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, suffix) in Compressed)
        {
            if (accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0)
                && this.files.TryGetValue(name + suffix, out var smaller))
            {
                (bytes, headers.ContentEncoding) = (smaller, encoding);
                break;
            }
        }

        headers.Vary = "Accept-Encoding";
        headers.CacheControl = name.StartsWith("assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.ContentType = ContentType(name);
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    /// <summary>Only our own scripts run; Mantine sets styles on elements, so those are allowed inline.</summary>
    private static void Guard(HttpContext context)
    {
        var host = context.Request.Host.ToUriComponent();
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; manifest-src 'self'; "
            + $"connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static string? ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".webmanifest" => "application/manifest+json",
        _ => null,
    };
}

internal static class DeskPageEndpoints
{
    public static void MapDeskPage(this WebApplication app) =>
        app.MapMethods("/desk/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, DeskPage page) => page.SendAsync(context))
            .ExcludeFromDescription();
}
