using CareBot.Bot.Attachments;
using CareBot.Bot.Inbox;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Direct Line's calls about files.</summary>
internal sealed class DirectLineAttachments(
    DirectLineAccess access,
    DirectLineLimits limits,
    StreamReader reader,
    AttachmentStore store,
    AttachmentOptions options,
    IInbox inbox,
    TimeProvider clock)
{
    /// <summary><c>POST /conversations/{id}/upload?userId=</c>: 200 with the id once message and files are stored.</summary>
    public async Task UploadAsync(HttpContext context)
    {
        var caller = access.Caller(context.Request);
        var conversation = DirectLineEndpoints.ConversationOf(context);
        caller.MayReach(conversation);
        limits.Post(conversation);
        if (options.MostFiles == 0)
        {
            throw new DirectLineRefusal(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "This bot does not take files.");
        }

        var row = await reader.FindAsync(caller.Account, conversation, context.RequestAborted);
        if (row is null && caller.Token is null)
        {
            throw DirectLineRefusal.ConversationNotFound();
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = UploadReader.MostBytes(options);
        }

        var upload = await UploadReader.ReadAsync(context.Request, options, context.RequestAborted);
        var kept = row is { } found ? await store.SizeAsync(found.Id, context.RequestAborted) : 0;
        if (kept + upload.Files.Sum(f => (long)f.Content.Length) > options.MostOfConversation)
        {
            throw new DirectLineRefusal(
                StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The files of a conversation have at most {options.MostOfConversation / 1024 / 1024} MB in all.");
        }

        var incoming = DirectLineIncoming.Read(Message(upload, context.Request), caller, conversation, clock.GetUtcNow());
        await inbox.AcceptAsync(caller.Account, [incoming.Event! with { Files = upload.Files }], context.RequestAborted);
        await context.Response.WriteAsJsonAsync(new { id = incoming.Id }, context.RequestAborted);
    }

    /// <summary><c>GET /conversations/{id}/attachments/{key}</c>: the file.</summary>
    public async Task GetAsync(HttpContext context)
    {
        var caller = access.AttachmentCaller(context.Request);
        var conversation = DirectLineEndpoints.ConversationOf(context);
        caller.MayReach(conversation);
        var row = await reader.FindAsync(caller.Account, conversation, context.RequestAborted);
        var file = row is { } found ? await store.OfConversationAsync(found.Id, (string)context.Request.RouteValues["key"]!, context.RequestAborted) : null;
        await AttachmentAnswer.WriteAsync(
            context, file ?? throw new DirectLineRefusal(StatusCodes.Status404NotFound, "NotFound", "There is no such file."), embeddable: true);
    }

    /// <summary>The activity with its files in the order of its attachments; what it says of them otherwise is replaced by what they are.</summary>
    private static JObject Message(Upload upload, HttpRequest request)
    {
        var activity = upload.Activity;
        if (DirectLineIncoming.Text(activity, "type") is { } type && type != ActivityTypes.Message)
        {
            throw DirectLineRefusal.BadArgument("Files come with an activity of the type message.");
        }

        activity["type"] = ActivityTypes.Message;
        if (request.Query["userId"].ToString() is { Length: > 0 } user && activity["from"] is null)
        {
            activity["from"] = new JObject { ["id"] = user };
        }

        var listed = (activity["attachments"] as JArray ?? []).OfType<JObject>().ToList();
        var files = upload.Files.Select((file, at) =>
        {
            var attachment = at < listed.Count ? listed[at] : [];
            attachment.Remove("content");
            attachment["contentType"] = file.ContentType;
            attachment["contentUrl"] = AttachmentAddress.Of(file.Key);
            attachment["name"] = file.Name;
            return attachment;
        });

        // Cards that come along are whole in themselves; what names a file that was not sent is nothing.
        activity["attachments"] = new JArray(files.Concat(listed.Skip(upload.Files.Count).Where(a => a["content"] is not null)));
        return activity;
    }
}
