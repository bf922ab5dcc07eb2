using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>A token, or why there is none.</summary>
internal sealed record TokenAnswer(string? Token, SendResult? Failure);

/// <summary>
/// The token that proves the app id to channels (OAuth 2.0 client credentials). Kept until five minutes before its end and
/// asked for once, however many sends wait for it. Thread-safe.
/// </summary>
internal sealed class ConnectorToken(BotFrameworkOptions options, HttpClient http, TimeProvider clock, ILogger logger) : IDisposable
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
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.LoginUrl}/{options.Tenant}/oauth2/v2.0/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = options.AppId!,
                ["client_secret"] = options.AppPassword,
                ["scope"] = options.OAuthScope,
            }),
        };
        var (answer, fault) = await http.CallAsync(request, cancellationToken);
        if (answer is null)
        {
            return Failed(new(SendOutcome.Transient, Error: $"login: {fault}"));
        }

        var now = clock.GetUtcNow();
        if (!answer.IsSuccess || answer.Body is not { } body || body.Text("access_token") is not { Length: > 0 } token
            || !token.All(c => c is > ' ' and < '\x7f'))
        {
            return Failed(ConnectorErrors.LoginRefused(answer, now));
        }

        var lifetime = TimeSpan.FromSeconds(Math.Clamp(body.Number("expires_in") ?? 0, 0, 86_400));
        this.kept = new(token, now + (lifetime > 2 * Early ? lifetime - Early : lifetime / 2));
        return new(token, null);
    }

    private TokenAnswer Failed(SendResult failure)
    {
        logger.TokenRefused(failure.Error);
        return new(null, failure);
    }

    private sealed record Kept(string Token, DateTimeOffset RefreshAt);
}
