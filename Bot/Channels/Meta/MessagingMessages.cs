using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Rendering;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// A reply as the <c>message</c> objects of Graph's Send API for Messenger and Instagram: text first, in parts; then cards; then media; quick
/// replies on the last. Beside what Graph knows a message may carry <see cref="Person"/>, which the sender takes out.
/// </summary>
internal static class MessagingMessages
{
    /// <summary>The first name of the person who wrote the message; ours, not Graph's.</summary>
    public const string Person = "$person";

    public const int MostQuickReplies = 13;
    public const int LongestTitle = 20;
    public const int LongestPayload = 1000;

    /// <summary>The first name of the person who wrote a rendered message; null for the bot's, which are not read for it.</summary>
    public static string? PersonIn(string message) =>
        message.Contains(Person, StringComparison.Ordinal) ? (string?)JsonNode.Parse(message)![Person] : null;

    /// <summary>Empty for what the platform cannot show.</summary>
    /// <param name="reply">What was said.</param>
    /// <param name="longestText">Of one message.</param>
    public static IReadOnlyList<string> Of(Activity reply, TextLimit longestText)
    {
        if (ReplyContent.Of(reply, EmphasisMarks.None) is not { } content)
        {
            return [];
        }

        var elements = content.Cards.Select(MessagingTemplates.Element).ToList();
        var whole = elements.Count is > 0 and <= MessagingTemplates.MostElements && elements.TrueForAll(e => e is not null);
        var shown = whole ? content with { Cards = [] } : content;
        var choices = ReplyChoice.Of(shown.Actions, LongestPayload);
        var messages = Words(shown, choices, longestText).ToList();
        if (whole)
        {
            messages.Add(MessagingTemplates.Generic(elements!));
        }

        messages.AddRange(content.Media.Select(Media));
        if (messages.Count > 0 && choices.Count > 0)
        {
            messages[^1]["quick_replies"] = new JsonArray([.. choices.Take(MostQuickReplies).Select(QuickReply)]);
        }

        return [.. messages.Select(m => WireJson.Write(By(content.Person, m)))];
    }

    /// <summary>
    /// The text in parts; buttons that open something stand under the last one. Choices that are too many or too long for quick replies are numbered
    /// in the text.
    /// </summary>
    private static IEnumerable<JsonObject> Words(ReplyContent content, IReadOnlyList<ReplyChoice> choices, TextLimit longestText)
    {
        var buttons = content.Actions.Where(ReplyChoice.Opens).Select(MessagingTemplates.Button).OfType<JsonObject>().ToList();
        var asButtons = buttons.Count is > 0 and <= MessagingTemplates.MostButtons && buttons.Count == content.Actions.Count(ReplyChoice.Opens);
        var words = asButtons
            ? (content with { Choices = [.. content.Choices.Where(c => !ReplyChoice.Opens(c))], Cards = [.. content.Cards.Select(WithoutButtons)] }).AllWords()
            : content.AllWords();
        words = choices.Count > MostQuickReplies || choices.Any(IsLong) ? NumberedList.Below(words, choices) : words;
        var parts = TextParts.Split(words, longestText).ToList();
        if (!asButtons || parts.Count == 0)
        {
            return parts.Select(part => new JsonObject { ["text"] = part });
        }

        var last = TextParts.Split(parts[^1], MessagingTemplates.LongestButtonText);
        return parts[..^1].Concat(last.SkipLast(1)).Select(part => new JsonObject { ["text"] = part })
            .Append(MessagingTemplates.Buttons(last[^1], buttons));
    }

    private static HeroCard WithoutButtons(HeroCard card) => new(card.Title, card.Subtitle, card.Text, card.Images, buttons: null, card.Tap);

    private static bool IsLong(ReplyChoice choice) => choice.Title.Length > LongestTitle;

    /// <summary>A title that is cut begins with its number in the text: of two that begin alike the customer sees which is which.</summary>
    private static JsonObject QuickReply(ReplyChoice choice, int at) => new()
    {
        ["content_type"] = "text",
        ["title"] = IsLong(choice) ? TextParts.Shorten(NumberedList.Line(choice, at), LongestTitle) : choice.Title,
        ["payload"] = choice.Payload,
    };

    private static JsonObject Media(ReplyMedia media) => new()
    {
        ["attachment"] = new JsonObject { ["type"] = media.Kind, ["payload"] = new JsonObject { ["url"] = media.Address } },
    };

    private static JsonObject By(string? person, JsonObject message)
    {
        if (person is not null)
        {
            message[Person] = person;
        }

        return message;
    }
}
