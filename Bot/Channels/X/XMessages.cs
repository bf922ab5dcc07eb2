using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Rendering;
using CareBot.Language.Recognizers.Private;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.X;

/// <summary>
/// A reply as direct messages: text in parts, addresses of media among the words, options numbered (or as quick replies of the older API). In a
/// public conversation it is one post of the bot's, or as many as a person's words need.
/// </summary>
internal static class XMessages
{
    public static readonly TextLimit LongestMessage = new(10_000, TextUnit.CodePoints);

    private const int MostOptions = 20;
    private const int LongestLabel = 36;
    private const int LongestMetadata = 1000;

    /// <summary>Empty for what X cannot show.</summary>
    public static IReadOnlyList<string> Of(Activity reply, bool quickReplies)
    {
        if (ReplyContent.Of(reply, EmphasisMarks.None) is not { } content)
        {
            return [];
        }

        return reply.Conversation?.Id?.StartsWith(XPost.Prefix, StringComparison.Ordinal) == true
            ? Posts(content, reply.Conversation.Name)
            : Messages(content, quickReplies);
    }

    /// <summary>
    /// X threads a post under the one it answers, but names nobody by itself: the mention stands in the words. Everybody reads a post: private data in its words,
    /// whoever wrote them, leave masked.
    /// </summary>
    private static IReadOnlyList<string> Posts(ReplyContent content, string? mention) =>
        XPosts.Of(mention, Redactor.Redact(content.AllWords()), inOne: content.Person is null);

    private static IReadOnlyList<string> Messages(ReplyContent content, bool quickReplies)
    {
        var choices = ReplyChoice.Of(content.Actions, LongestMetadata);
        var asOptions = quickReplies && choices.Count is > 0 and <= MostOptions;
        var words = string.Join('\n', content.Media.Select(m => m.Address).Prepend(asOptions ? content.AllWords() : NumberedList.Below(content.AllWords(), choices)))
            .Trim();
        var messages = TextParts.Split(words, LongestMessage).Select(part => new JsonObject { ["text"] = part }).ToList();
        if (asOptions && messages.Count > 0)
        {
            messages[^1]["quick_reply"] = new JsonObject
            {
                ["type"] = "options",
                ["options"] = new JsonArray([.. choices.Select(c => new JsonObject
                {
                    ["label"] = TextParts.Shorten(c.Title, LongestLabel), ["metadata"] = c.Payload,
                })]),
            };
        }

        return [.. messages.Select(m => WireJson.Write(m))];
    }
}
