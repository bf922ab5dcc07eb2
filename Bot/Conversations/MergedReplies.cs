using CareBot.Bot.Channels;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>Puts the replies of a turn together where sends are scarce. Pure.</summary>
public static class MergedReplies
{
    /// <summary>
    /// Neighbouring replies of text alone become one, with an empty line between; it offers what the last of them offers. Attachments
    /// and events stand as they are.
    /// </summary>
    public static IReadOnlyList<Activity> Of(IReadOnlyList<Activity> replies)
    {
        ArgumentNullException.ThrowIfNull(replies);
        var merged = new List<Activity>();
        foreach (var reply in replies)
        {
            if (merged.Count > 0 && IsText(merged[^1]) && IsText(reply))
            {
                var whole = ActivityJson.ReadActivity(ActivityJson.Write(reply));
                whole.Text = $"{merged[^1].Text}\n\n{reply.Text}";
                merged[^1] = whole;
            }
            else
            {
                merged.Add(reply);
            }
        }

        return merged;
    }

    private static bool IsText(Activity reply) =>
        reply.Type == ActivityTypes.Message && !string.IsNullOrEmpty(reply.Text) && reply.Attachments is not { Count: > 0 };
}
