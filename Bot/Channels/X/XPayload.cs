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
    /// <summary>What X does to an account: its user has withdrawn the app's permission.</summary>
    public const string Revoked = "revoked";

    /// <summary>A message of X's encrypted chat has come, which nobody but the account's own apps can read.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>Told of posts whose words name us, and not of answers under our posts that only X addresses to us.</summary>
    private const string Mention = "post.mention.create";

    /// <param name="root">The call.</param>
    /// <param name="ours">The ids of all our users: what they say to each other is nobody's question, and two bots would answer each other for ever.</param>
    /// <param name="receivedAt">The time of what carries none.</param>
    public static WebhookPayload Read(JsonElement root, IReadOnlySet<string> ours, DateTimeOffset receivedAt)
    {
        var gathered = new Gathered(new WebhookPayloadBuilder(), ours);
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

        return gathered.Builder.Build(null);
    }

    private static void ReadActivity(Gathered gathered, JsonElement told, DateTimeOffset receivedAt)
    {
        var kind = told.ValueKind == JsonValueKind.Object ? told.Text("event_type") : null;
        if (kind is null || told.Object("payload") is not { } payload)
        {
            gathered.Builder.Ignore(new(LogName.Of(kind) ?? "unreadable", null));
            return;
        }

        var account = told.Object("filter") is { } filter ? XIds.Of(filter, "user_id") : null;
        switch (kind)
        {
            case "oauth.revoke" when XIds.Of(payload, "user_id") is { } revoked:
                gathered.Builder.Enforced(revoked, Revoked);
                break;
            case Mention or "post.reply.create" when account is not null:
                gathered.Add(account, XPost.OfActivity(account, payload, told.Object("includes") ?? payload.Object("includes"), calledByName: kind == Mention, receivedAt), kind);
                break;
            case "chat.received" when account is not null:
                gathered.Builder.Enforced(account, Encrypted);
                break;
            case not null when account is not null && kind.StartsWith("dm.", StringComparison.Ordinal):
                ReadMessages(gathered, account, payload, receivedAt);
                break;
            default:
                gathered.Builder.Ignore(new(LogName.Of(kind) ?? "unknown", null));
                break;
        }
    }

    private static void ReadAccountActivity(Gathered gathered, JsonElement root, DateTimeOffset receivedAt)
    {
        if (root.Object("user_event")?.Object("revoke")?.Object("source") is { } source && XIds.Of(source, "user_id") is { } revoked)
        {
            gathered.Builder.Enforced(revoked, Revoked);
            return;
        }

        if (XIds.Of(root, "for_user_id") is not { } account)
        {
            gathered.Builder.Ignore(new(root.EnumerateObject().Select(p => LogName.Of(p.Name)).FirstOrDefault() ?? "unknown", null));
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
            gathered.Builder.Ignore(new(LogName.Of(other.Name) ?? "unknown", null));
        }
    }

    /// <summary>Direct messages and what was read; the shape is the same in both.</summary>
    private static void ReadMessages(Gathered gathered, string account, JsonElement payload, DateTimeOffset receivedAt)
    {
        foreach (var message in payload.Items("direct_message_events"))
        {
            gathered.Add(account, XMessage.Read(account, message, payload.Object("users"), receivedAt), "direct_message_events");
        }

        foreach (var read in payload.Items("direct_message_mark_read_events").Where(e => e.ValueKind == JsonValueKind.Object))
        {
            if (XIds.Of(read, "sender_id") is { } reader && reader != account)
            {
                gathered.Add(
                    account,
                    new(null, new PlatformNotice.Receipt(ReceiptProgress.Read, reader, UpTo: read.Moment("created_timestamp") ?? receivedAt)),
                    "direct_message_mark_read_events");
            }
        }

        foreach (var _ in payload.Items("direct_message_indicate_typing_events"))
        {
            gathered.Builder.Ignore(new("typing", null));
        }
    }

    private sealed record Gathered(WebhookPayloadBuilder Builder, IReadOnlySet<string> Ours)
    {
        public void Add(string account, ReadItem item, string kind)
        {
            if (item.IsNothing || this.IsAmongUs(item))
            {
                this.Builder.Ignore(new(kind, null));
                return;
            }

            this.Builder.Add(account, item);
        }

        private bool IsAmongUs(ReadItem item) =>
            (item.Event is { } inbound && this.Ours.Contains(inbound.CustomerKey))
            || item.Told.OfType<PlatformNotice.SpokenElsewhere>().Any(spoken => this.Ours.Contains(spoken.ConversationKey));
    }
}
