using CareBot.Language;

namespace CareBot.Dialogs.Understanding;

/// <summary>Which language to answer in: the customer's, without jumping to and fro over short messages.</summary>
public static class ReplyLanguage
{
    /// <summary>Spoken when nothing is known yet.</summary>
    public const string Default = "id";

    private const int ShortMessage = 2;

    /// <summary><c>id</c>, <c>en</c> or <c>ms</c>.</summary>
    public static string Choose(string text, int words, string? conversationLanguage)
    {
        var guess = LanguageIdentifier.Default.Identify(text);
        var spoken = guess.Language is "id" or "en" or "ms" ? guess.Language : null;
        if (conversationLanguage is null)
        {
            return spoken is not null && guess.Probability >= 0.6 ? spoken : Default;
        }
        var sure = words <= ShortMessage ? 0.98 : 0.85;
        return spoken is not null && guess.Probability >= sure ? spoken : conversationLanguage;
    }
}
