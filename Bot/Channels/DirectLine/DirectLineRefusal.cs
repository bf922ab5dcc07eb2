namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Why a call is not served; becomes Direct Line's error body <c>{"error":{"code","message"}}</c>. The codes are stable.</summary>
internal sealed class DirectLineRefusal(int status, string code, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public TimeSpan? RetryAfter { get; } = retryAfter;

    public static DirectLineRefusal Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    public static DirectLineRefusal Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static DirectLineRefusal TokenExpired() => new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static DirectLineRefusal BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineRefusal MissingProperty(string name) => new(StatusCodes.Status400BadRequest, "MissingProperty", $"The property '{name}' is missing.");

    public static DirectLineRefusal ConversationNotFound() => new(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");

    public static DirectLineRefusal TooLarge(int most) => new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The body is longer than {most} characters.");

    public static DirectLineRefusal TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The body is longer than what is taken.");

    public static DirectLineRefusal TooMany(TimeSpan retryAfter) => new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many calls; try again later.", retryAfter);

    public static DirectLineRefusal StorageAway() => new(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The call cannot be served now; nothing was stored. Try again.", TimeSpan.FromSeconds(1));
}
