using System.Text.Json;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.X;

/// <summary>
/// Calls of the X Activity API (<c>{"data":{"event_uuid","filter":{"user_id"},"event_type","payload","includes"}}</c>) and of the Account Activity
/// API, which X is ending (<c>{"for_user_id","direct_message_events":[…],"tweet_create_events":[…]}</c>). Both may tell of one message: its own id is
/// its key.
/// </summary>
internal static class XPayload
{
    public static WebhookPayload Read(JsonElement root, DateTimeOffset receivedAt)
    {
        var gathered = new WebhookPayloadBuilder();
        if (root.Field("data") is { } data)
        {
            foreach (var told in data.ValueKind == JsonValueKind.Array ? [.. data.EnumerateArray()] : new[] { data })
            {
                ReadActivity(gathered, told, receivedAt);
            }
        }
        else
        {
            ReadAccountActivity(gathered, root, receivedAt);
        }

        return gathered.Build(null);
    }

    private static void ReadActivity(WebhookPayloadBuilder gathered, JsonElement told, DateTimeOffset receivedAt)
    {
        var kind = told.ValueKind == JsonValueKind.Object ? told.Text("event_type") : null;
        if (kind is null || told.Object("payload") is not { } payload)
        {
            gathered.Ignore(new(LogName.Of(kind) ?? "unreadable", null));
            return;
        }

        var account = told.Object("filter") is { } filter ? XIds.Of(filter, "user_id") : null;
        switch (kind)
        {
            case "oauth.revoke" when XIds.Of(payload, "user_id") is { } revoked:
                gathered.Enforced(revoked, "revoked");
                break;
            case "post.mention.create" or "post.reply.create" when account is not null:
                gathered.Add(account, XPost.OfActivity(account, payload, told.Object("includes") ?? payload.Object("includes"), receivedAt), kind);
                break;
            case not null when account is not null && kind.StartsWith("dm.", StringComparison.Ordinal):
                ReadMessages(gathered, account, payload, receivedAt);
                break;
            default:
                gathered.Ignore(new(LogName.Of(kind) ?? "unknown", null));
                break;
        }
    }

    private static void ReadAccountActivity(WebhookPayloadBuilder gathered, JsonElement root, DateTimeOffset receivedAt)
    {
        if (root.Object("user_event")?.Object("revoke")?.Object("source") is { } source && XIds.Of(source, "user_id") is { } revoked)
        {
            gathered.Enforced(revoked, "revoked");
            return;
        }

        if (XIds.Of(root, "for_user_id") is not { } account)
        {
            gathered.Ignore(new(root.EnumerateObject().Select(p => LogName.Of(p.Name)).FirstOrDefault() ?? "unknown", null));
            return;
        }

        ReadMessages(gathered, account, root, receivedAt);
        foreach (var post in root.Items("tweet_create_events"))
        {
            gathered.Add(account, XPost.OfAccountActivity(account, post, receivedAt), "tweet_create_events");
        }

        foreach (var other in root.EnumerateObject().Where(p => p.Name is not ("for_user_id" or "users" or "apps" or "user_has_blocked")
            && !p.Name.StartsWith("direct_message_", StringComparison.Ordinal) && p.Name != "tweet_create_events"))
        {
            gathered.Ignore(new(LogName.Of(other.Name) ?? "unknown", null));
        }
    }

    /// <summary>Direct messages and what was read; the shape is the same in both.</summary>
    private static void ReadMessages(WebhookPayloadBuilder gathered, string account, JsonElement payload, DateTimeOffset receivedAt)
    {
        foreach (var message in payload.Items("direct_message_events"))
        {
            gathered.Add(account, XMessage.Read(account, message, payload.Object("users"), receivedAt), "direct_message_events");
        }

        foreach (var read in payload.Items("direct_message_mark_read_events").Where(e => e.ValueKind == JsonValueKind.Object))
        {
            if (XIds.Of(read, "sender_id") is { } reader && reader != account)
            {
                gathered.Add(account, new(null, new PlatformNotice.Receipt(ReceiptProgress.Read, reader, UpTo: read.Moment("created_timestamp") ?? receivedAt)));
            }
        }

        foreach (var _ in payload.Items("direct_message_indicate_typing_events"))
        {
            gathered.Ignore(new("typing", null));
        }
    }

    private static void Add(this WebhookPayloadBuilder gathered, string account, ReadItem item, string kind)
    {
        if (item.IsNothing)
        {
            gathered.Ignore(new(kind, null));
        }

        gathered.Add(account, item);
    }
}
