namespace CareBot.Bot.Channels.BotFramework;

/// <summary>A token, or why there is none.</summary>
/// <param name="Lifetime">How long it lasts from now on.</param>
internal sealed record TokenAnswer(string? Token, SendResult? Failure, TimeSpan Lifetime = default);

/// <summary>
/// The token that proves the app id to channels. Kept until five minutes before its end and asked for once, however many
/// sends wait for it. Thread-safe.
/// </summary>
internal sealed class ConnectorToken(IAppCredential credential, TimeProvider clock, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim asking = new(1);
    private volatile Kept? kept;

    public async Task<TokenAnswer> GetAsync(CancellationToken cancellationToken)
    {
        if (Valid() is { } valid)
        {
            return new(valid, null);
        }

        await this.asking.WaitAsync(cancellationToken);
        try
        {
            return Valid() is { } meanwhile ? new(meanwhile, null) : await AskAsync(cancellationToken);
        }
        finally
        {
            this.asking.Release();
        }
    }

    /// <summary>Forgets a token that a channel refused; a newer one stays.</summary>
    public void Forget(string refused)
    {
        if (this.kept is { } current && current.Token == refused)
        {
            Interlocked.CompareExchange(ref this.kept, null, current);
        }
    }

    public void Dispose() => this.asking.Dispose();

    private string? Valid() => this.kept is { } current && clock.GetUtcNow() < current.RefreshAt ? current.Token : null;

    private async Task<TokenAnswer> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await credential.AskAsync(cancellationToken);
        if (answer.Token is { } token)
        {
            this.kept = new(token, clock.GetUtcNow() + (answer.Lifetime > 2 * Early ? answer.Lifetime - Early : answer.Lifetime / 2));
        }
        else
        {
            logger.TokenRefused(answer.Failure?.Error);
        }

        return answer;
    }

    private sealed record Kept(string Token, DateTimeOffset RefreshAt);
}
