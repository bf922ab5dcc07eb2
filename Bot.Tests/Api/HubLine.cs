using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CareBot.Tests.Api;

/// <summary>The hub's JSON protocol over a WebSocket: one record a message, each ended by U+001E. For one reader and one writer.</summary>
internal sealed class HubLine(WebSocket socket)
{
    private const char End = '\x1e';

    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly Queue<JsonElement> read = new();
    private readonly StringBuilder rest = new();

    /// <summary>Names the protocol, which must come first; the hub answers with an empty record.</summary>
    public Task GreetAsync(CancellationToken cancellationToken) => this.WriteAsync(new { protocol = "json", version = 1 }, cancellationToken);

    public Task WriteAsync(object record, CancellationToken cancellationToken) => socket.SendAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(record) + End), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <exception cref="EndOfStreamException">The hub has closed the line.</exception>
    public async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        while (this.read.Count == 0)
        {
            var received = await socket.ReceiveAsync(this.buffer, cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new EndOfStreamException();
            }

            this.rest.Append(Encoding.UTF8.GetString(this.buffer, 0, received.Count));
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
