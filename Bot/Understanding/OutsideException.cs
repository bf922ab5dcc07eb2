namespace CareBot.Bot.Understanding;

/// <summary>A service outside gave no answer that can be used.</summary>
/// <param name="failure">Its kind.</param>
/// <param name="detail">A status or the service's error code; never a word of the message.</param>
/// <param name="retryAfter">How long the service asks to be left alone; null if it does not say.</param>
/// <param name="inner">What was thrown beneath, or null.</param>
public sealed class OutsideException(OutsideFailure failure, string detail, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception($"{failure}: {detail}", inner)
{
    public OutsideFailure Failure { get; } = failure;

    public string Detail { get; } = detail;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
