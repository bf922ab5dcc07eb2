using CareBot.Language;

namespace CareBot.Dialogs.Understanding;

/// <summary>Which language to answer in: the customer's, without jumping to and fro over short messages.</summary>
public static class ReplyLanguage
{
    /// <summary>Spoken when nothing is known yet.</summary>
    public const string Default = "id";

    /// <summary><c>id</c>, <c>en</c> or <c>ms</c>.</summary>
    /// <param name="text">The message.</param>
    /// <param name="saysSomething">False for bare courtesies: "ok" and "thanks" are said in every language.</param>
    /// <param name="conversationLanguage">The language spoken so far, or null.</param>
    public static string Choose(string text, bool saysSomething, string? conversationLanguage)
    {
        var guess = LanguageIdentifier.Default.Identify(text);
        var spoken = guess.Language is "id" or "en" or "ms" ? guess.Language : null;
        if (conversationLanguage is null)
        {
            return spoken is not null && guess.Probability >= 0.6 ? spoken : Default;
        }
        return saysSomething && spoken is not null && guess.Probability >= 0.85 ? spoken : conversationLanguage;
    }
}
