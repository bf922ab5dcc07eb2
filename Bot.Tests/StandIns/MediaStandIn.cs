using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareBot.Tests.StandIns;

/// <summary>
/// The places where platforms keep customers' files. Strict: a file of Meta's is refused to whoever shows a token, one of WhatsApp's to whoever shows none, and
/// an address of WhatsApp's is used up by one look.
/// </summary>
internal sealed class MediaStandIn : IAsyncDisposable
{
    public const string Token = "wa-token";

    private readonly WebApplication app;
    private readonly Dictionary<string, byte[]> files = [];
    private int calls;

    private MediaStandIn(WebApplication app, Uri address) => (this.app, this.Address) = (app, address);

    public Uri Address { get; }

    public FaultPlan Faults { get; } = new();

    public int Calls => this.calls;

    /// <summary>The SHA-256 that WhatsApp's addresses come with.</summary>
    public string? Announced { get; set; }

    /// <summary>The size that WhatsApp's addresses come with.</summary>
    public long AnnouncedSize { get; set; } = 1;

    public static async Task<MediaStandIn> StartAsync()
    {
        MediaStandIn standIn = null!;
        var (app, address) = await StandInServer.StartAsync(0, routes =>
        {
            routes.MapGet("/v25.0/{id}", (string id, HttpContext context) => standIn.LocateAsync(id, context));
            routes.MapGet("/wa/{id}", (string id, HttpContext context) => standIn.GiveAsync(id, context, context.Request.Headers.Authorization == $"Bearer {Token}"));
            routes.MapGet("/fb/{id}", (string id, HttpContext context) => standIn.GiveAsync(id, context, context.Request.Headers.Authorization.Count == 0));
            routes.MapGet("/x/{id}", (string id, HttpContext context) =>
                standIn.GiveAsync(id, context, context.Request.Headers.Authorization.ToString() is var header && header.StartsWith("OAuth ", StringComparison.Ordinal) && header.Contains("oauth_signature=", StringComparison.Ordinal)));
            routes.MapGet("/to", (string where, HttpContext context) =>
            {
                context.Response.Redirect(where);
                return Task.CompletedTask;
            });
        });
        return standIn = new(app, address);
    }

    public void Have(string id, byte[] content) => this.files[id] = content;

    public ValueTask DisposeAsync() => this.app.DisposeAsync();

    private async Task LocateAsync(string id, HttpContext context)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsync("""{"error":{"code":190,"message":"no token"}}""");
            return;
        }

        if (!await StandInServer.MeetAsync(this.Faults.Take(), context))
        {
            await context.Response.WriteAsJsonAsync(new { url = new Uri(this.Address, $"/wa/{id}"), mime_type = "audio/ogg", sha256 = this.Announced, file_size = this.AnnouncedSize, id });
        }
    }

    private async Task GiveAsync(string id, HttpContext context, bool allowed)
    {
        Interlocked.Increment(ref this.calls);
        if (!allowed)
        {
            context.Response.StatusCode = 403;
        }
        else if (!await StandInServer.MeetAsync(this.Faults.Take(), context))
        {
            if (this.files.TryGetValue(id, out var content))
            {
                context.Response.ContentType = "application/octet-stream";
                await context.Response.Body.WriteAsync(content);
            }
            else
            {
                context.Response.StatusCode = 404;
            }
        }
    }
}
