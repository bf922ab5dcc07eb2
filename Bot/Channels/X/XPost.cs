using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.X;

/// <summary>
/// A public post that speaks to us. Its thread is a conversation of its own, apart from the customer's direct messages: <c>post:&lt;thread&gt;:&lt;author&gt;</c>,
/// marked as a group because everybody reads it. A post that calls us by name carries a mention of ours as an entity; one that X only addresses to us, as an
/// answer under a post of ours, carries none: X lets automated accounts answer the former only.
/// </summary>
internal static partial class XPost
{
    /// <summary>What the ids of public conversations begin with.</summary>
    public const string Prefix = "post:";

    /// <summary>The <c>conversationType</c> of public conversations.</summary>
    public const string Public = "public";

    /// <summary>The payload of <c>post.mention.create</c> and <c>post.reply.create</c>.</summary>
    public static ReadItem OfActivity(string account, JsonElement post, JsonElement? includes, bool calledByName, DateTimeOffset receivedAt)
    {
        var whole = post.Object("note_tweet") ?? post;
        if (XIds.Of(post, "id") is not { } id || XIds.Of(post, "author_id") is not { } author || (whole.Text("text") ?? post.Text("text")) is not { } text || IsEcho(post))
        {
            return default;
        }

        var user = includes?.Items("users").FirstOrDefault(u => u.ValueKind == JsonValueKind.Object && XIds.Of(u, "id") == author);
        var at = DateTimeOffset.TryParse(post.Text("created_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told)
            && told.Year is >= 1970 and < 9999 ? told : receivedAt;
        return Inbound(account, new(id, author, ThreadOf(post, id), XText.Shown(whole, text), NameOf(user, "name"), HandleOf(user, "username"), at, calledByName), post);
    }

    /// <summary>An item of <c>tweet_create_events</c>: quotes and posts that are only passed on come here too.</summary>
    public static ReadItem OfAccountActivity(string account, JsonElement post, DateTimeOffset receivedAt)
    {
        if (post.ValueKind != JsonValueKind.Object || post.Object("user") is not { } user || XIds.OfEither(user, "id") is not { } author
            || XIds.OfEither(post, "id") is not { } id || post.Object("retweeted_status") is not null || !SpeaksTo(account, post))
        {
            return default;
        }

        var whole = post.Object("extended_tweet") ?? post;
        var written = new Written(
            id,
            author,
            XIds.OfEither(post, "conversation_id") ?? id,
            XText.Shown(whole, whole.Text("full_text") ?? post.Text("text")),
            NameOf(user, "name"),
            HandleOf(user, "screen_name"),
            post.Moment("timestamp_ms") ?? receivedAt,
            CalledByName: XIds.OfEither(post, "in_reply_to_user_id") != account);
        return Inbound(account, written, post);
    }

    private static ReadItem Inbound(string account, Written written, JsonElement post)
    {
        var said = written.Text?.Trim() ?? "";
        if (written.Author == account || said.Length == 0)
        {
            return default;
        }

        // Who says nothing but our name wants something all the same.
        var text = LeadingMentions().Replace(said, "").Trim() is { Length: > 0 } words ? words : said;

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
            Entities = written.CalledByName ? [MentionOf(account)] : null,
            ChannelData = JsonTokens.OfObject(post),
        };
        return new(new(written.Id, thread, written.Author, written.Name, activity, written.At, post.GetRawText()), null);
    }

    private static Entity MentionOf(string account)
    {
        var entity = new Entity();
        entity.SetAs(new Mention(new ChannelAccount(account)));
        return entity;
    }

    /// <summary>A changed post has an id of its own: its thread is that of the first version.</summary>
    private static string ThreadOf(JsonElement post, string id)
    {
        var thread = XIds.Of(post, "conversation_id") ?? id;
        return thread == id && post.Items("edit_history_tweet_ids").FirstOrDefault() is { ValueKind: JsonValueKind.String } first
            && first.GetString() is { Length: > 0 and <= 64 } original ? original : thread;
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

    /// <summary>The name behind the @; what X's names cannot look like is none, since replies name it.</summary>
    private static string? HandleOf(JsonElement? user, string name) => NameOf(user, name) is { } handle && Handle().IsMatch(handle) ? handle : null;

    [GeneratedRegex("^[A-Za-z0-9_]{1,15}$", RegexOptions.None, 1000)]
    private static partial Regex Handle();

    [GeneratedRegex(@"^(\s*@[A-Za-z0-9_]{1,15}\b)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingMentions();

    private sealed record Written(string Id, string Author, string Thread, string? Text, string? Name, string? UserName, DateTimeOffset At, bool CalledByName);
}
