using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>What a refusal of the Connector or of the login service means.</summary>
internal static class ConnectorErrors
{
    public static SendResult Classify(int status, JsonElement? body, HttpResponseHeaders headers, DateTimeOffset now)
    {
        var code = CodeName(body?.Object("error")?.Text("code"));
        var outcome = (status, code) switch
        {
            (429, _) => SendOutcome.RateLimited,
            (401, _) => SendOutcome.TokenDead,
            (403 or 404, "ConversationNotFound" or "BotNotInConversationRoster") => SendOutcome.Unreachable,
            (404 or 408 or 412, _) => SendOutcome.Transient,
            (501 or 505, _) => SendOutcome.Rejected,
            ( >= 300 and < 400 or >= 500, _) => SendOutcome.Transient,
            _ => SendOutcome.Rejected,
        };
        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - now);
        return new(outcome, RetryAfter: wait > TimeSpan.Zero ? wait : null, Error: string.Create(CultureInfo.InvariantCulture, $"HTTP {status} {code}").TrimEnd());
    }

    /// <summary>A refused app id or password stays refused until somebody mends it; anything else may pass.</summary>
    public static SendResult LoginRefused(int status, string? error)
    {
        var outcome = status switch
        {
            429 => SendOutcome.RateLimited,
            400 or 401 or 403 => SendOutcome.TokenDead,
            _ => SendOutcome.Transient,
        };
        return new(outcome, Error: string.Create(CultureInfo.InvariantCulture, $"login: HTTP {status} {CodeName(error)}").TrimEnd());
    }

    private static string? CodeName(string? code) => code is { Length: <= 60 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? code : null;
}
