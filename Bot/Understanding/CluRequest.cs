using System.Text.Json;
using CareBot.Language.Recognizers.Private;

namespace CareBot.Bot.Understanding;

/// <summary>The question to the service about one message: api-version 2023-04-01, <c>POST /language/:analyze-conversations</c>.</summary>
internal static class CluRequest
{
    /// <summary>Most UTF-16 units that the service predicts on.</summary>
    public const int LongestText = 1000;

    /// <summary>
    /// What may leave of a message: everything private masked, each unit by another one so that places stay, then cut to what the
    /// service takes, never inside a character.
    /// </summary>
    public static string Leaving(string text)
    {
        var masked = Redactor.Redact(text);
        return masked.Length <= LongestText ? masked
            : char.IsHighSurrogate(masked[LongestText - 1]) ? masked[..(LongestText - 1)]
            : masked[..LongestText];
    }

    /// <param name="text">Of <see cref="Leaving"/>.</param>
    /// <param name="language"><c>id</c>, <c>en</c> or <c>ms</c>.</param>
    /// <param name="options">Project and deployment.</param>
    /// <returns>UTF-8 JSON. The participant is nobody in particular: no id of a customer leaves.</returns>
    public static byte[] Body(string text, string language, UnderstandingOptions options) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        kind = "Conversation",
        analysisInput = new { conversationItem = new { id = "1", participantId = "customer", modality = "text", language, text } },
        parameters = new
        {
            projectName = options.Project,
            deploymentName = options.Deployment,
            stringIndexType = "Utf16CodeUnit",
            verbose = true,
            isLoggingEnabled = false,
        },
    });
}
