using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CareBot.Tests.Api;

/// <summary>The hub's JSON protocol over a WebSocket: one record a message, each ended by U+001E.</summary>
internal sealed class HubClient(WebSocket socket) : IDisposable
{
    private const char End = '\x1e';

    private readonly Queue<JsonElement> read = new();
    private readonly StringBuilder rest = new();

    public static async Task<HubClient> ConnectAsync(DeskHost host, DeskBrowser browser)
    {
        var sockets = host.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request => request.Headers.Cookie = browser.Cookies.GetCookieHeader(new Uri("http://localhost/"));
        var client = new HubClient(await sockets.ConnectAsync(new Uri("ws://localhost/hubs/desk"), TestContext.Current.CancellationToken));
        await client.WriteAsync(new { protocol = "json", version = 1 });
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
                others.ForEach(this.read.Enqueue);
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

    private Task WriteAsync(object record) => socket.SendAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(record) + End), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    private async Task<JsonElement> ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        while (this.read.Count == 0)
        {
            var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new EndOfStreamException();
            }

            this.rest.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            var records = this.rest.ToString().Split(End);
            this.rest.Clear().Append(records[^1]);
            foreach (var record in records[..^1])
            {
                this.read.Enqueue(JsonElement.Parse(record));
            }
        }

        return this.read.Dequeue();
    }
}
