using System.Collections.Frozen;
using CareBot.Bot.Conversations;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Inbox;

/// <summary>
/// People type "halo", "min" and only then what they want. After such an opening the turn waits a little for more.
/// </summary>
public sealed class FragmentPolicy(ConversationsOptions options)
{
    private const int LongestFragment = 40;

    /// <summary>Words that open a conversation without saying anything yet; a message of these alone is a fragment.</summary>
    private static readonly FrozenSet<string> Openers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "halo", "hallo", "haloo", "hai", "hay", "hi", "hello", "hey", "helo", "p", "tes", "test", "min", "mimin", "admin", "kak", "kakak", "ka",
        "gan", "sis", "bro", "bos", "boss", "bang", "mbak", "mas", "pak", "bu", "permisi", "misi", "maaf", "punten", "mau", "tanya", "nanya",
        "numpang", "boleh", "dong", "ya", "selamat", "pagi", "siang", "sore", "malam", "assalamualaikum", "salam", "good", "morning",
        "afternoon", "evening", "there", "tumpang", "nak");

    /// <summary>Openers that are a whole answer when they stand alone.</summary>
    private static readonly FrozenSet<string> Answers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "ya", "boleh", "mau", "nak", "admin", "mimin");

    private readonly TimeSpan wait = TimeSpan.FromMilliseconds(options.FragmentWaitMilliseconds);

    /// <summary>How long the conversation's turn may wait for more text after this activity; zero for anything but a fragment.</summary>
    public TimeSpan WaitAfter(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var typed = activity.Type == ActivityTypes.Message
            && activity.Value is null
            && activity.DeliveryMode != DeliveryModes.ExpectReplies
            && activity.Attachments is not { Count: > 0 };
        return typed && IsFragment(activity.Text ?? string.Empty) ? this.wait : TimeSpan.Zero;
    }

    private static bool IsFragment(string text)
    {
        if (text.Length > LongestFragment || text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var words = text.Split([' ', ',', '.', '!', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(Openers.Contains) && !words.All(Answers.Contains);
    }
}
