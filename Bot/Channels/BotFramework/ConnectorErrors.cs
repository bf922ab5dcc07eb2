using System.Globalization;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>What a refusal of the Connector or of the login service means.</summary>
internal static class ConnectorErrors
{
    public static SendResult Classify(PlatformAnswer answer, DateTimeOffset now)
    {
        var code = LogName.Of(answer.Body?.Object("error")?.Text("code"));
        var outcome = (answer.Status, code) switch
        {
            (429, _) => SendOutcome.RateLimited,
            (401, _) => SendOutcome.TokenDead,
            (403 or 404, "ConversationNotFound" or "BotNotInConversationRoster") => SendOutcome.Unreachable,
            (404 or 408 or 412, _) => SendOutcome.Transient,
            (501 or 505, _) => SendOutcome.Rejected,
            ( >= 300 and < 400 or >= 500, _) => SendOutcome.Transient,
            _ => SendOutcome.Rejected,
        };
        return new(outcome, RetryAfter: answer.RetryAfter(now), Error: Named("", answer.Status, code));
    }

    /// <summary>A refused app id or password stays refused until somebody mends it; anything else may pass.</summary>
    public static SendResult LoginRefused(PlatformAnswer answer, DateTimeOffset now)
    {
        var outcome = answer.Status switch
        {
            429 => SendOutcome.RateLimited,
            400 or 401 or 403 => SendOutcome.TokenDead,
            _ => SendOutcome.Transient,
        };
        return new(outcome, RetryAfter: answer.RetryAfter(now), Error: Named("login: ", answer.Status, LogName.Of(answer.Body?.Text("error"))));
    }

    private static string Named(string place, int status, string? code) =>
        string.Create(CultureInfo.InvariantCulture, $"{place}HTTP {status} {code}").TrimEnd();
}
