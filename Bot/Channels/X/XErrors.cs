using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.X;

/// <summary>
/// What X's answer to a call means: problem details (<c>{"type","title","status"}</c>) of the present API, numbered errors
/// (<c>{"errors":[{"code"}]}</c>) of the older one. An answer with neither comes from something in between and is worth another try.
/// </summary>
internal static class XErrors
{
    /// <summary>How long an account rests that X takes for a spammer or whose allowance or credit is used up, where X names no time.</summary>
    private static readonly TimeSpan LongRest = TimeSpan.FromMinutes(15);

    /// <param name="answer">Anything but a success.</param>
    /// <param name="isPublic">Whether it was a post; a refused post says nothing of the customer's direct messages.</param>
    /// <param name="now">The present moment.</param>
    public static SendResult Classify(PlatformAnswer answer, bool isPublic, DateTimeOffset now)
    {
        var problem = Problem(answer.Body);
        var code = Code(answer.Body);
        var status = answer.Status;
        var wait = answer.RetryAfter(now) ?? Reset(answer, now);
        var named = string.Create(CultureInfo.InvariantCulture, $"HTTP {status} code {code}") + (problem is null ? "" : " " + problem);
        return (status, code, problem) switch
        {
            (429, _, _) or (_, 88, _) or (_, _, "rate-limit-exceeded") => new(SendOutcome.RateLimited, RetryAfter: wait, Error: named),
            (402, _, _) or (_, 226, _) or (_, _, "usage-capped") => new(SendOutcome.RateLimited, RetryAfter: wait ?? LongRest, Error: named),
            (401, _, _) or (_, 89 or 32 or 215, _) or (_, _, "client-forbidden" or "unsupported-authentication" or "oauth1-permissions") => new(SendOutcome.TokenDead, Error: named),
            (_, 187, _) => new(SendOutcome.Rejected, Error: named),
            (_, 150 or 349, _) => new(SendOutcome.Unreachable, Error: named),
            (403 or 404, _, _) when problem is not null || code != 0 || answer.Body is not null => new(isPublic ? SendOutcome.Rejected : SendOutcome.Unreachable, Error: named),
            (400 or 413 or 422, _, _) when answer.Body is not null || status == 413 => new(SendOutcome.Rejected, Error: named),
            _ => new(SendOutcome.Transient, RetryAfter: wait, Error: named),
        };
    }

    /// <summary>Whether a success carries nothing but errors.</summary>
    public static bool IsHollow(JsonElement body) => body.Object("data") is null && body.Object("event") is null && body.Items("errors").Any();

    /// <summary>The last part of the problem's type, if it is a name.</summary>
    private static string? Problem(JsonElement? body)
    {
        var type = body is { ValueKind: JsonValueKind.Object } root
            ? root.Text("type") ?? root.Items("errors").Where(e => e.ValueKind == JsonValueKind.Object).Select(e => e.Text("type")).FirstOrDefault(t => t is not null)
            : null;
        return LogName.Of(type?.Split('/')[^1]);
    }

    private static long Code(JsonElement? body) => body is { ValueKind: JsonValueKind.Object } root
        && long.TryParse(
            root.Items("errors").Where(e => e.ValueKind == JsonValueKind.Object).Select(e => e.Id("code")).FirstOrDefault(c => c is not null),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var code) ? code : 0;

    /// <summary>The moment that X names for a new allowance.</summary>
    private static TimeSpan? Reset(PlatformAnswer answer, DateTimeOffset now)
    {
        if (!answer.Headers.TryGetValues("x-rate-limit-reset", out var values)
            || !long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is <= 0 or > 253_402_300_799)
        {
            return null;
        }

        var wait = DateTimeOffset.FromUnixTimeSeconds(seconds) - now;
        return wait > TimeSpan.Zero ? wait : null;
    }
}
