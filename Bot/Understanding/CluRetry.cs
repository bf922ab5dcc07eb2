using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CareBot.Bot.Understanding;

/// <summary>Repeats what may succeed soon: 408, 429, 5xx and lost connections. Never when the service asks for more time than the customer has.</summary>
internal sealed class CluRetry(UnderstandingOptions options, TimeProvider clock)
    : RetryPolicy(MostRepetitions, DelayStrategy.CreateFixedDelayStrategy(options.RetryPause))
{
    private const int MostRepetitions = 2;

    /// <summary>How long the service asks to be left alone; null if it does not say, or not in a way that is known.</summary>
    public static TimeSpan? After(Response response, TimeProvider clock) =>
        !response.Headers.TryGetValue("Retry-After", out var value) ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
        : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at - clock.GetUtcNow()
        : null;

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        this.HasTime(message) && base.ShouldRetry(message, exception);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        this.HasTime(message) && await base.ShouldRetryAsync(message, exception).ConfigureAwait(false);

    private bool HasTime(HttpMessage message) => !message.HasResponse || !(After(message.Response, clock) >= options.TimeLimit);
}
