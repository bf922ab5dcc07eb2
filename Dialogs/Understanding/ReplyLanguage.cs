using CareBot.Language;

namespace CareBot.Dialogs.Understanding;

/// <summary>Which language to answer in: the customer's, without jumping to and fro over short messages.</summary>
public static class ReplyLanguage
{
    /// <summary>Spoken when nothing is known yet.</summary>
    public const string Default = "id";

    /// <summary><c>id</c>, <c>en</c> or <c>ms</c>.</summary>
    /// <param name="guess">What the message by itself looks like.</param>
    /// <param name="words">How many words it has.</param>
    /// <param name="isCourtesy">Nothing but "ok" or "thanks": in a conversation that is said in every language.</param>
    /// <param name="conversationLanguage">The language spoken so far, or null.</param>
    public static string Choose(LanguageGuess guess, int words, bool isCourtesy, string? conversationLanguage)
    {
        // One word tells nothing: "refund" and "password" are Indonesian too. A greeting at the beginning does.
        if (isCourtesy ? conversationLanguage is not null : words < 2)
        {
            return conversationLanguage ?? Default;
        }
        var change = (From: conversationLanguage ?? Default, To: guess.Language);
        var sure = change switch
        {
            { From: "en", To: "id" or "ms" } => words > 2 ? 0.6 : 0.85,
            { To: "en" } => conversationLanguage is null ? 0.6 : 0.85,
            // Indonesian and Malay share most short sentences.
            { To: "id" or "ms" } => words > 4 ? 0.92 : 0.97,
            _ => double.PositiveInfinity,
        };
        return guess.Probability >= sure ? change.To : change.From;
    }
}
