using CareBot.Language.Recognizers.Private;
using Microsoft.Bot.Schema;

namespace CareBot.Dialogs;

/// <summary>What customers should never send: card numbers, codes and passwords. They are masked before anything is read, said or kept.</summary>
public static class CustomerSecrets
{
    private const int MostWordsAround = 5;

    /// <summary>
    /// Masks the secrets in what the customer wrote, and drops the channel's own copy of a message that had any.
    /// </summary>
    /// <param name="activity">The customer's activity; changed in place.</param>
    /// <returns>The kinds that were there; empty when nothing changed.</returns>
    public static IReadOnlySet<PrivateKind> Mask(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var kinds = new SortedSet<PrivateKind>();
        activity.Text = Mask(activity.Text, kinds);
        activity.Speak = Mask(activity.Speak, kinds);
        if (activity.Value is string value)
        {
            activity.Value = Mask(value, kinds);
        }

        if (kinds.Count > 0)
        {
            activity.ChannelData = null;
        }

        return kinds;
    }

    /// <summary>Whether a masked text only hands the secret over ("kode otp saya ••••••"): a few words, and no question mark.</summary>
    internal static bool IsAll(string masked) => !masked.Contains('?', StringComparison.Ordinal)
        && masked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(piece => piece.Any(char.IsLetter)) <= MostWordsAround;

    /// <summary>The sentence that warns of a kind.</summary>
    internal static string Warning(PrivateKind kind) => kind switch
    {
        PrivateKind.PaymentCard => Sentence.PrivacyCard,
        PrivateKind.Code => Sentence.PrivacyCode,
        _ => Sentence.PrivacyPassword,
    };

    private static string? Mask(string? text, SortedSet<PrivateKind> kinds)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var marks = PrivateData.FindSecrets(text);
        kinds.UnionWith(marks.Select(mark => mark.Kind));
        return Redactor.Apply(text, marks);
    }
}
