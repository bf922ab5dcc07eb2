using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Conversations;

/// <summary>
/// The Bot Framework storage of one turn: holds what the conversation's row remembered and gives back what the turn's
/// commit is to keep. Plain JSON, no type names. Not for use by several turns.
/// </summary>
public sealed class TurnStorage : IStorage
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(
        new() { TypeNameHandling = TypeNameHandling.None, NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None, MaxDepth = 64 });

    private readonly JObject items;

    /// <param name="stored">JSON of an earlier <see cref="ToJson"/>, or null; unreadable JSON counts as nothing remembered.</param>
    public TurnStorage(string? stored) => this.items = Parse(stored);

    /// <summary>What is to be remembered, as JSON; null if nothing.</summary>
    public string? ToJson() => this.items.Count == 0 ? null : this.items.ToString(Formatting.None);

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        IDictionary<string, object> found = keys
            .Where(key => this.items[key] is not null)
            .ToDictionary(key => key, key => (object)this.items[key]!.DeepClone(), StringComparer.Ordinal);
        return Task.FromResult(found);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (key, value) in changes)
        {
            this.items[key] = JToken.FromObject(value, Serializer);
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            this.items.Remove(key);
        }

        return Task.CompletedTask;
    }

    private static JObject Parse(string? stored)
    {
        if (stored is null)
        {
            return [];
        }

        try
        {
            return JsonConvert.DeserializeObject<JObject>(stored, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None, MaxDepth = 64 }) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
