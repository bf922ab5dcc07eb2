using System.Net.WebSockets;
using System.Text;
using CareBot.Bot.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>
/// One WebSocket of one conversation: what came after the watermark, then what comes. Nothing is queued in memory: each
/// frame is read from the table when the one before has left, so a slow client holds at most one.
/// </summary>
internal sealed class DirectLineStream(
    DirectLineStreams streams, StreamReader reader, AttachmentLinks links, IChatInfo info, Wake wake, TimeProvider clock,
    IHostApplicationLifetime lifetime, ILogger<DirectLineStream> logger)
{
    /// <summary>An empty frame this often keeps the line open through balancers and tells the client that we are there.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>A client that does not take a frame within this time is gone.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);

    /// <summary>Serves the socket until the client leaves, another socket takes its place, or the program stops.</summary>
    public async Task RunAsync(WebSocket socket, HttpRequest request, DirectLineCaller caller, string conversation, long watermark, CancellationToken aborted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        var stream = streams.Open(caller.Account, conversation);
        var line = new Line(socket, request, stream, caller, conversation, watermark);
        var leaving = DiscardAsync(socket);
        var reason = "the client left";
        try
        {
            await this.SendAllAsync(line, leaving, stop.Token);
            if (stream.Replaced)
            {
                reason = "collision";
                await CloseAsync(socket, leaving, WebSocketCloseStatus.NormalClosure, reason);
            }
            else if (leaving.IsCompleted)
            {
                await CloseAsync(socket, leaving, WebSocketCloseStatus.NormalClosure, null);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            reason = "the program stops";
            await CloseAsync(socket, leaving, WebSocketCloseStatus.EndpointUnavailable, reason);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            reason = "the client does not answer";
        }
        catch (Exception fault)
        {
            // A database that is away for a while must not end as an unhandled fault: the client connects again.
            reason = "the stream cannot be read";
            logger.StreamUnreadable(line.ConversationId, fault);
            await CloseAsync(socket, leaving, WebSocketCloseStatus.InternalServerError, reason);
        }
        finally
        {
            streams.Close(caller.Account, conversation, stream);
            if (line.ConversationId is { } id)
            {
                wake.PulseHere(new(WakeKind.Stream, id));
            }

            await stop.CancelAsync();
            socket.Abort();
            await leaving;
            logger.StreamEnded(line.ConversationId, reason);
        }
    }

    private async Task SendAllAsync(Line line, Task leaving, CancellationToken stop)
    {
        var pause = FirstLook;
        var sentAt = clock.GetTimestamp();
        while (!line.Stream.Replaced && !leaving.IsCompleted)
        {
            var told = line.Stream.Told;
            line.ConversationId ??= (await reader.FindAsync(line.Caller.Account, line.Conversation, stop))?.Id;
            var woken = line.ConversationId is { } id ? wake.NextAsync(new(WakeKind.Stream, id)) : told;
            var sent = await this.SendNewAsync(line, stop);
            if (!sent && clock.GetElapsedTime(sentAt) >= KeepAlive)
            {
                await this.SendAsync(line.Socket, string.Empty, stop);
                sent = true;
            }

            if (sent)
            {
                sentAt = clock.GetTimestamp();
                pause = FirstLook;
            }

            // Another replica's pulse may be lost: look again by ourselves, soon after something happened, rarely when quiet.
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await Task.WhenAny(woken, told, leaving, Task.Delay(pause, clock, timer.Token));
            await timer.CancelAsync();
            stop.ThrowIfCancellationRequested();
            pause = pause * 2 < KeepAlive ? pause * 2 : KeepAlive;
        }
    }

    /// <summary>Sends what is new. Typing goes before what was read with it, so that it never stays behind an answer.</summary>
    private async Task<bool> SendNewAsync(Line line, CancellationToken stop)
    {
        var part = line.ConversationId is { } id ? await reader.AfterAsync(id, line.Watermark, stop) : new([], line.Watermark);
        var typing = line.Stream.TakeTyping();
        if (typing)
        {
            await this.SendAsync(line.Socket, Typing(line, (await info.OfAsync(line.Caller.Account, stop)).Brand), stop);
        }

        var any = typing || part.Activities.Count > 0;
        for (; part.Activities.Count > 0; part = await reader.AfterAsync(line.ConversationId!.Value, line.Watermark, stop))
        {
            await this.SendAsync(line.Socket, links.Signed(part, line.Request, line.Caller, line.Conversation).ToJson(), stop);
            line.Watermark = part.Watermark;
            if (part.Activities.Count < StreamReader.Most)
            {
                break;
            }
        }

        return any;
    }

    /// <summary>Clients read the name to those who cannot see the indicator.</summary>
    private static string Typing(Line line, string name) => new JObject
    {
        ["activities"] = new JArray(new JObject
        {
            ["type"] = "typing",
            ["channelId"] = DirectLineChannel.ChannelId,
            ["conversation"] = new JObject { ["id"] = line.Conversation },
            ["from"] = new JObject { ["id"] = line.Caller.Site.Id, ["name"] = name, ["role"] = "bot" },
        }),
    }.ToString(Formatting.None);

    private async Task SendAsync(WebSocket socket, string text, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(SendLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    /// <summary>
    /// Completes when the client closes or is gone. What it says (directlinejs: empty keep-alives) is ignored. Takes no
    /// cancellation: a cancelled read would tear the connection before the goodbye; aborting the socket ends it.
    /// </summary>
    private static async Task DiscardAsync(WebSocket socket)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException or InvalidOperationException)
        {
            // Gone without a goodbye, or we ended it ourselves.
        }
    }

    /// <summary>Says goodbye and waits a moment for the client's: tearing the connection at once could lose ours on its way.</summary>
    private static async Task CloseAsync(WebSocket socket, Task leaving, WebSocketCloseStatus status, string? reason)
    {
        using var limit = new CancellationTokenSource(CloseLimit);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, reason, limit.Token);
                await leaving.WaitAsync(limit.Token);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            // The goodbye is a courtesy.
        }
    }

    private sealed class Line(WebSocket socket, HttpRequest request, OpenStream stream, DirectLineCaller caller, string conversation, long watermark)
    {
        public WebSocket Socket { get; } = socket;
        public HttpRequest Request { get; } = request;
        public OpenStream Stream { get; } = stream;
        public DirectLineCaller Caller { get; } = caller;
        public string Conversation { get; } = conversation;
        public long Watermark { get; set; } = watermark;
        public long? ConversationId { get; set; }
    }
}
