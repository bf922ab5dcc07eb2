using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.X;

/// <summary>
/// A public post that speaks to us. Its thread is a conversation of its own, apart from the customer's direct messages: <c>post:&lt;thread&gt;:&lt;author&gt;</c>,
/// marked as a group because everybody reads it.
/// </summary>
internal static partial class XPost
{
    /// <summary>What the ids of public conversations begin with.</summary>
    public const string Prefix = "post:";

    /// <summary>The <c>conversationType</c> of public conversations.</summary>
    public const string Public = "public";

    /// <summary>The payload of <c>post.mention.create</c> and <c>post.reply.create</c>.</summary>
    public static ReadItem OfActivity(string account, JsonElement post, JsonElement? includes, DateTimeOffset receivedAt)
    {
        if (XIds.Of(post, "id") is not { } id || XIds.Of(post, "author_id") is not { } author || post.Text("text") is not { } text || IsEcho(post))
        {
            return default;
        }

        var user = includes?.Items("users").FirstOrDefault(u => u.ValueKind == JsonValueKind.Object && XIds.Of(u, "id") == author);
        var at = DateTimeOffset.TryParse(post.Text("created_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told)
            && told.Year is >= 1970 and < 9999 ? told : receivedAt;
        return Inbound(account, new(id, author, XIds.Of(post, "conversation_id") ?? id, XText.Shown(post, text), NameOf(user, "name"), NameOf(user, "username"), at), post);
    }

    /// <summary>An item of <c>tweet_create_events</c>: quotes and posts that are only passed on come here too.</summary>
    public static ReadItem OfAccountActivity(string account, JsonElement post, DateTimeOffset receivedAt)
    {
        if (post.ValueKind != JsonValueKind.Object || post.Object("user") is not { } user || XIds.OfEither(user, "id") is not { } author
            || XIds.OfEither(post, "id") is not { } id || post.Object("retweeted_status") is not null || !SpeaksTo(account, post))
        {
            return default;
        }

        var text = post.Object("extended_tweet")?.Text("full_text") ?? post.Text("text");
        return Inbound(
            account,
            new(id, author, XIds.OfEither(post, "conversation_id") ?? id, XText.Shown(post, text), NameOf(user, "name"), NameOf(user, "screen_name"), post.Moment("timestamp_ms") ?? receivedAt),
            post);
    }

    private static ReadItem Inbound(string account, Written written, JsonElement post)
    {
        var text = LeadingMentions().Replace(written.Text ?? "", "").Trim();
        if (written.Author == account || text.Length == 0)
        {
            return default;
        }

        var thread = $"{Prefix}{written.Thread}:{written.Author}";
        var activity = new Activity(ActivityTypes.Message)
        {
            Id = written.Id,
            Text = text,
            TextFormat = TextFormatTypes.Plain,
            Timestamp = written.At,
            ChannelId = XChannel.ChannelId,
            From = new ChannelAccount(written.Author, written.Name, role: RoleTypes.User),
            Recipient = new ChannelAccount(account, role: RoleTypes.Bot),
            Conversation = new ConversationAccount(isGroup: true, conversationType: Public, id: thread, name: written.UserName is null ? null : "@" + written.UserName),
            ChannelData = JsonTokens.OfObject(post),
        };
        return new(new(written.Id, thread, written.Author, written.Name, activity, written.At, post.GetRawText()), null);
    }

    /// <summary>A post that only passes another one on.</summary>
    private static bool IsEcho(JsonElement post) => post.Items("referenced_tweets")
        .Any(r => r.ValueKind == JsonValueKind.Object && r.Text("type") == "retweeted");

    private static bool SpeaksTo(string account, JsonElement post) =>
        XIds.OfEither(post, "in_reply_to_user_id") == account
        || ((post.Object("extended_tweet")?.Object("entities") ?? post.Object("entities")) is { } entities
            && entities.Items("user_mentions").Any(m => m.ValueKind == JsonValueKind.Object && XIds.OfEither(m, "id") == account));

    private static string? NameOf(JsonElement? user, string name) =>
        user is { ValueKind: JsonValueKind.Object } known && known.Text(name)?.Trim() is { Length: > 0 and <= 200 } text ? text : null;

    [GeneratedRegex(@"^(\s*@[A-Za-z0-9_]{1,15}\b)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingMentions();

    private sealed record Written(string Id, string Author, string Thread, string? Text, string? Name, string? UserName, DateTimeOffset At);
}
