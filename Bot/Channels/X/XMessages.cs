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

    /// <summary>Of a post, in X's weights.</summary>
    public const int LongestPost = 280;

    private const int MostOptions = 20;
    private const int LongestLabel = 36;
    private const int LongestMetadata = 1000;

    /// <summary>An address weighs 23 however short it is; so much may be missing from what its letters weigh.</summary>
    private const int AddressMargin = 12;

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

    /// <summary>
    /// X threads a post under the one it answers, but names nobody by itself: the mention stands in the words. Everybody reads a post: private data in its words,
    /// whoever wrote them, leave masked.
    /// </summary>
    private static IReadOnlyList<string> Posts(ReplyContent content, string? mention)
    {
        var before = mention is null ? "" : mention + " ";
        var words = Redactor.Redact(content.AllWords());
        var margin = AddressMargin * (words.Split("://").Length - 1);
        var room = new TextLimit(LongestPost - WeightedText.WeightOf(before) - margin, TextUnit.Weighted);
        var parts = content.Person is null && words.Length > 0 ? [TextParts.Shorten(words, room)] : TextParts.Split(words, room);
        return [.. parts.Select(part => WireJson.Write(new JsonObject { ["text"] = before + part }))];
    }
}
