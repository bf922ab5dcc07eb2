using System.Text.RegularExpressions;

namespace Microsoft.Bot.Schema;

/// <summary>Mentions in a message and their removal from its text.</summary>
public static class ActivityExtensions
{
    public static bool MentionsId(this IMessageActivity activity, string id) =>
        activity.GetMentions().Any(mention => mention.Mentioned.Id == id);

    public static bool MentionsRecipient(this IMessageActivity activity) =>
        activity.GetMentions().Any(mention => mention.Mentioned.Id == activity.Recipient.Id);

    /// <summary>Takes the mentions of <paramref name="id"/> out of the text, writes the text back and gives it.</summary>
    public static string RemoveMentionText(this IMessageActivity activity, string id)
    {
        foreach (var mention in activity.GetMentions().Where(mention => mention.Mentioned.Id == id))
        {
            var pattern = mention.Text ?? $"<at>{activity.Recipient.Name}</at>";
            activity.Text = Regex.Replace(
                activity.Text, Regex.Escape(pattern), string.Empty, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)).Trim();
        }

        return activity.Text;
    }

    /// <summary>Takes the mentions of the recipient, usually the bot, out of the text and gives the text.</summary>
    public static string RemoveRecipientMention(this IMessageActivity activity) => activity.RemoveMentionText(activity.Recipient.Id);
}
