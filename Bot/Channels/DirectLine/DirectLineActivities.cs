using CareBot.Bot.Inbox;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Direct Line's calls about a conversation's activities.</summary>
internal sealed class DirectLineActivities(
    DirectLineAccess access, DirectLineLimits limits, StreamReader reader, DirectLineStream stream, AttachmentLinks links, IInbox inbox, Wake wake, TimeProvider clock)
{
    /// <summary>
    /// <c>GET /conversations/{id}/activities?watermark=</c>. An idle conversation, and one that has not begun, answers with
    /// an empty set: clients take 404 for its end.
    /// </summary>
    public async Task GetAsync(HttpContext context)
    {
        var (caller, conversation) = this.Reach(context);
        var watermark = StreamReader.Watermark(context.Request.Query["watermark"]);
        var row = await reader.FindAsync(caller.Account, conversation, context.RequestAborted);
        if (row is null && caller.Token is null)
        {
            throw DirectLineRefusal.ConversationNotFound();
        }

        var part = row is { } found ? await reader.AfterAsync(found.Id, watermark, context.RequestAborted) : new([], watermark);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(links.Signed(part, context.Request, caller, conversation).ToJson(), context.RequestAborted);
    }

    /// <summary><c>POST /conversations/{id}/activities</c>: 200 with the id once it is stored; a repetition gets the first id.</summary>
    public async Task PostAsync(HttpContext context)
    {
        var (caller, conversation) = this.Reach(context);
        limits.Post(conversation);
        if (caller.Token is null && await reader.FindAsync(caller.Account, conversation, context.RequestAborted) is null)
        {
            throw DirectLineRefusal.ConversationNotFound();
        }

        var body = await DirectLineIncoming.BodyAsync(context.Request, context.RequestAborted);
        var incoming = DirectLineIncoming.Read(body, caller, conversation, clock.GetUtcNow());
        if (incoming.Event is { } inbound)
        {
            await inbox.AcceptAsync(caller.Account, [inbound], context.RequestAborted);
        }
        else if (await reader.FindAsync(caller.Account, conversation, context.RequestAborted) is { } typing)
        {
            wake.Pulse(new(WakeKind.CustomerTyping, typing.Id));
        }

        await context.Response.WriteAsJsonAsync(new { id = incoming.Id }, context.RequestAborted);
    }

    /// <summary><c>GET /conversations/{id}/stream?watermark=&amp;t=</c>: the WebSocket.</summary>
    public async Task StreamAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw DirectLineRefusal.BadArgument("This address is for WebSockets.");
        }

        var caller = access.StreamCaller(context.Request);
        var conversation = DirectLineEndpoints.ConversationOf(context);
        caller.MayReach(conversation);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(socket, context.Request, caller, conversation, StreamReader.Watermark(context.Request.Query["watermark"]), context.RequestAborted);
    }

    private (DirectLineCaller Caller, string Conversation) Reach(HttpContext context)
    {
        var caller = access.Caller(context.Request);
        var conversation = DirectLineEndpoints.ConversationOf(context);
        caller.MayReach(conversation);
        return (caller, conversation);
    }
}
