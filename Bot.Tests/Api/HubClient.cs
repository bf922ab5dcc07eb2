using System.Net.WebSockets;
using System.Text.Json;

namespace CareBot.Tests.Api;

/// <summary>The desk's live line in a test.</summary>
internal sealed class HubClient(WebSocket socket) : IDisposable
{
    private readonly HubLine line = new(socket);
    private readonly Queue<JsonElement> later = new();

    public static async Task<HubClient> ConnectAsync(DeskHost host, DeskBrowser browser)
    {
        var sockets = host.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request => request.Headers.Cookie = browser.Cookies.GetCookieHeader(new Uri("http://localhost/"));
        var client = new HubClient(await sockets.ConnectAsync(new Uri("ws://localhost/hubs/desk"), TestContext.Current.CancellationToken));
        await client.line.GreetAsync(TestContext.Current.CancellationToken);
        await client.ReadAsync();
        return client;
    }

    /// <summary>Calls a method; what the server sends meanwhile waits to be read.</summary>
    public async Task<JsonElement> CallAsync(string target, params object?[] arguments)
    {
        await this.WriteAsync(new { type = 1, invocationId = "1", target, arguments });
        var others = new List<JsonElement>();
        while (true)
        {
            var record = await this.ReadAsync();
            if (record.GetProperty("type").GetInt32() == 3)
            {
                others.ForEach(this.later.Enqueue);
                return record.TryGetProperty("result", out var result) ? result : default;
            }

            others.Add(record);
        }
    }

    /// <summary>The argument of the next call of <paramref name="target"/>; whatever else comes is passed over.</summary>
    public async Task<JsonElement> NextAsync(string target)
    {
        while (true)
        {
            var record = await this.ReadAsync();
            if (record.TryGetProperty("target", out var called) && called.GetString() == target)
            {
                return record.GetProperty("arguments")[0];
            }
        }
    }

    /// <summary>Whether the server ends the connection, after whatever it still sends.</summary>
    public async Task EndedAsync()
    {
        try
        {
            while (true)
            {
                await this.ReadAsync();
            }
        }
        catch (Exception end) when (end is WebSocketException or IOException or EndOfStreamException)
        {
            // That is the end.
        }
    }

    public void Dispose() => socket.Dispose();

    private Task WriteAsync(object record) => this.line.WriteAsync(record, TestContext.Current.CancellationToken);

    private Task<JsonElement> ReadAsync() =>
        this.later.TryDequeue(out var waiting) ? Task.FromResult(waiting) : this.line.ReadAsync(TestContext.Current.CancellationToken);
}
