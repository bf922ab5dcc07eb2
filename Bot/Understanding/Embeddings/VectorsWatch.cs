namespace CareBot.Bot.Understanding.Embeddings;

/// <summary>Looks every two seconds for active releases without their vectors; after a failure a minute later.</summary>
public sealed class VectorsWatch(ReleaseVectors vectors, TimeProvider clock, ILogger<VectorsWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await this.UpdateAsync(stoppingToken) ? Pause : PauseAfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> UpdateAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await vectors.UpdateAsync(stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            UnderstandingLog.VectorsFailed(log, error);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
