namespace CareBot.Bot.Understanding;

/// <summary>Asks a service outside within a time limit and counts what became of it. Whatever goes wrong there, the turn goes on without it.</summary>
/// <param name="service">The section of its settings, for the log.</param>
/// <param name="tally">Its counts; while it rests it is not asked.</param>
/// <param name="limit">For a whole call.</param>
public sealed class OutsideCall(string service, OutsideTally tally, TimeSpan limit, TimeProvider clock, ILogger log)
{
    /// <summary>What the service answered; null when it rests, fails or is late.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended it.</exception>
    public async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (!tally.MayAsk())
        {
            return null;
        }

        using var time = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            var answer = await ask(both.Token);
            if (tally.Answered())
            {
                UnderstandingLog.OutsideRecovered(log, service);
            }

            return answer;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && FailureOf(error) is { } failure)
        {
            if (tally.Failed(failure.Failure, failure.RetryAfter))
            {
                UnderstandingLog.OutsideFailed(log, service, failure.Failure, failure.Detail);
            }

            return null;
        }
    }

    private static OutsideException? FailureOf(Exception error) => error switch
    {
        OutsideException known => known,
        OperationCanceledException => new(OutsideFailure.TimeLimit, "time limit"),
        HttpRequestException or IOException => new(OutsideFailure.Unavailable, error.GetType().Name),
        _ => null,
    };
}
