using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.IdentityModel.Tokens;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>A key that callers' tokens are signed with, and the channels it speaks for.</summary>
internal sealed record SigningKey(JsonWebKey Key, IReadOnlySet<string> Endorsements);

/// <summary>
/// The signing keys behind an OpenID metadata address. They are read again after a day, and when a token names an unknown
/// key; but never more often than every <see cref="ShortestInterval"/>, so that made-up keys cannot make us hammer the
/// login service. Keys that were read stay when a later read fails. Thread-safe.
/// </summary>
internal sealed class SigningKeys(string metadata, HttpClient http, TimeProvider clock, ILogger logger) : IDisposable
{
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan FreshFor = TimeSpan.FromHours(24);

    /// <summary>After a failed read.</summary>
    public static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim reading = new(1);
    private volatile Snapshot current = new(new Dictionary<string, SigningKey>(StringComparer.Ordinal), null, null);

    /// <summary>The key, or null if the login service does not name it.</summary>
    /// <exception cref="KeysUnavailableException">No keys could be read yet.</exception>
    public async Task<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var known = this.current;
        if (known.NeedsRead(keyId, clock.GetUtcNow()))
        {
            known = await ReadAgainAsync(keyId, cancellationToken);
        }

        return known.ReadAt is null
            ? throw new KeysUnavailableException()
            : known.Keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => this.reading.Dispose();

    private async Task<Snapshot> ReadAgainAsync(string keyId, CancellationToken cancellationToken)
    {
        await this.reading.WaitAsync(cancellationToken);
        try
        {
            var known = this.current;
            var now = clock.GetUtcNow();
            if (!known.NeedsRead(keyId, now))
            {
                return known;
            }

            var keys = await ReadAsync(cancellationToken);
            return this.current = keys is null ? known with { FailedAt = now } : new(keys, now, null);
        }
        finally
        {
            this.reading.Release();
        }
    }

    private async Task<IReadOnlyDictionary<string, SigningKey>?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var configuration = WebhookJson.Parse(await http.GetByteArrayAsync(new Uri(metadata), cancellationToken));
            if (configuration?.RootElement.Text("jwks_uri") is not { } address || !Uri.TryCreate(new Uri(metadata), address, out var keysAddress)
                || keysAddress.Scheme != new Uri(metadata).Scheme)
            {
                logger.KeysAway(metadata, "the metadata names no jwks_uri");
                return null;
            }

            using var set = WebhookJson.Parse(await http.GetByteArrayAsync(keysAddress, cancellationToken));
            var keys = set is null ? [] : Keys(set.RootElement);
            if (keys.Count == 0)
            {
                logger.KeysAway(metadata, "the key set is empty or is none");
                return null;
            }

            logger.KeysRead(keys.Count, metadata);
            return keys;
        }
        catch (Exception failed) when (failed is HttpRequestException || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.KeysAway(metadata, failed.GetType().Name);
            return null;
        }
    }

    private static Dictionary<string, SigningKey> Keys(JsonElement set)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in set.Items("keys").Where(k => k.Text("kty") == "RSA" && k.Text("n") is not null && k.Text("e") is not null))
        {
            if (key.Text("kid") is { Length: > 0 } id)
            {
                var endorsements = key.Items("endorsements").Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!);
                keys[id] = new(
                    new JsonWebKey { Kty = "RSA", Kid = id, N = key.Text("n"), E = key.Text("e") },
                    endorsements.ToHashSet(StringComparer.Ordinal));
            }
        }

        return keys;
    }

    private sealed record Snapshot(IReadOnlyDictionary<string, SigningKey> Keys, DateTimeOffset? ReadAt, DateTimeOffset? FailedAt)
    {
        public bool NeedsRead(string keyId, DateTimeOffset now)
        {
            if (now - this.FailedAt < RetryInterval)
            {
                return false;
            }

            var age = now - this.ReadAt;
            return age is null || age >= FreshFor || (age >= ShortestInterval && !this.Keys.ContainsKey(keyId));
        }
    }
}

/// <summary>The login service could not be asked for its keys: nobody can be authenticated now.</summary>
internal sealed class KeysUnavailableException() : Exception("The signing keys of the login service are not known yet.");
