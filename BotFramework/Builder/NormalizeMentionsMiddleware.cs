using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Cleans mentions up on the way in: <c>&lt;at&gt;</c> tags go, their words stay, and (unless <see cref="RemoveRecipientMention"/>
/// is false) mentions of the bot itself disappear from text and entities.
/// </summary>
public partial class NormalizeMentionsMiddleware : IMiddleware
{
    public bool RemoveRecipientMention { get; set; } = true;

    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        Normalize(turnContext.Activity);
        return next(cancellationToken);
    }

    private void Normalize(Activity activity)
    {
        if (activity.Type != ActivityTypes.Message)
        {
            return;
        }

        if (RemoveRecipientMention && activity.Entities is not null)
        {
            activity.RemoveRecipientMention();
            activity.Entities = activity.Entities.Where(entity => !Mentions(entity, activity.Recipient?.Id)).ToList();
        }

        activity.Text = WithoutTags(activity.Text);
        foreach (var entity in activity.Entities?.Where(IsMention) ?? [])
        {
            if (entity is Mention mention)
            {
                mention.Text = WithoutTags(mention.Text);
            }
            else if (entity.Properties["text"] is { } text)
            {
                entity.Properties["text"] = WithoutTags((string)text);
            }
        }
    }

    private static bool IsMention(Entity entity) => string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase);

    private static bool Mentions(Entity entity, string id) =>
        IsMention(entity) && (entity as Mention ?? entity.GetAs<Mention>()).Mentioned?.Id == id;

    /// <summary>The text without its tags; what stands right beside a tag is set off with a space.</summary>
    private static string WithoutTags(string text) =>
        string.IsNullOrEmpty(text) ? text : AtTag().Replace(text, match =>
        {
            var end = match.Index + match.Length;
            var before = match.Index > 0 && !char.IsWhiteSpace(text[match.Index - 1]) ? " " : string.Empty;
            var after = end < text.Length && !char.IsWhiteSpace(text[end]) ? " " : string.Empty;
            return before + match.Groups["words"].Value + after;
        });

    [GeneratedRegex("<at[^>]*>(?<words>.*?)</at>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AtTag();
}
