using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.Rendering;

/// <summary>A reply taken apart: what every platform shows in its own way.</summary>
/// <param name="Text">The words, Markdown brought to the platform's marks; empty if there are none.</param>
/// <param name="Cards">Hero and thumbnail cards, in order.</param>
/// <param name="Choices">What the customer may choose: suggested actions.</param>
/// <param name="Media">Files with a public address.</param>
/// <param name="Person">The first name of the person who wrote it; null for the bot's own words.</param>
internal sealed record ReplyContent(
    string Text, IReadOnlyList<HeroCard> Cards, IReadOnlyList<CardAction> Choices, IReadOnlyList<ReplyMedia> Media, string? Person)
{
    /// <summary>Null for what is no message.</summary>
    public static ReplyContent? Of(Activity reply, EmphasisMarks marks)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.Type != ActivityTypes.Message)
        {
            return null;
        }

        var attachments = (reply.Attachments ?? []).Where(a => a is not null).ToList();
        return new(
            Shown(reply.Text, reply.TextFormat, marks),
            [.. attachments.Select(a => Card(a, marks)).OfType<HeroCard>()],
            [.. (reply.SuggestedActions?.Actions ?? []).Where(a => a is not null)],
            [.. attachments.Select(ReplyMedia.Of).OfType<ReplyMedia>()],
            WrittenBy.Person(reply));
    }

    /// <summary>The buttons of all cards and then the choices.</summary>
    public IEnumerable<CardAction> Actions => Cards.SelectMany(c => c.Buttons ?? []).Where(b => b is not null).Concat(Choices);

    /// <summary>All in words, for platforms that show no cards: the text, the cards, and what opens something as <c>title: address</c>.</summary>
    public string AllWords() => string.Join('\n', Lines().Where(line => !string.IsNullOrWhiteSpace(line)));

    private IEnumerable<string?> Lines() =>
    [
        Text,
        .. Cards.SelectMany(c => new[] { c.Title, c.Subtitle, c.Text }),
        .. Actions.Where(ReplyChoice.Opens).Select(a => $"{a.Title}: {a.Value}"),
    ];

    private static string Shown(string? text, string? format, EmphasisMarks marks) =>
        format == TextFormatTypes.Plain ? text ?? "" : MarkdownText.Shown(text ?? "", marks);

    private static HeroCard? Card(Attachment attachment, EmphasisMarks marks)
    {
        var card = attachment.ContentType is HeroCard.ContentType or ThumbnailCard.ContentType ? Read(attachment.Content) : null;
        return card is null ? null : new(
            card.Title, card.Subtitle, Shown(card.Text, TextFormatTypes.Markdown, marks), card.Images, card.Buttons, card.Tap);
    }

    private static HeroCard? Read(object? content)
    {
        try
        {
            return content switch
            {
                null => null,
                HeroCard card => card,
                JObject json => json.ToObject<HeroCard>(),
                var other => JObject.FromObject(other).ToObject<HeroCard>(),
            };
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }
}

/// <summary>A file of a reply.</summary>
/// <param name="Kind"><c>image</c>, <c>video</c>, <c>audio</c> or <c>file</c>.</param>
/// <param name="Address">Its public address.</param>
/// <param name="Name">Its name, or null.</param>
internal sealed record ReplyMedia(string Kind, string Address, string? Name)
{
    /// <summary>Null for what has no address that a platform could fetch.</summary>
    public static ReplyMedia? Of(Attachment attachment)
    {
        if (!Uri.TryCreate(attachment.ContentUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return null;
        }

        var kind = (attachment.ContentType ?? "").Split('/')[0];
        return new(kind is "image" or "video" or "audio" ? kind : "file", url.AbsoluteUri, attachment.Name);
    }
}
