using System.Globalization;
using System.Text;
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
    private const int MostDepth = 64;
    private const int UsualLength = 2048;

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new()
    {
        TypeNameHandling = TypeNameHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MostDepth,
        CheckAdditionalContent = true,
    });

    private readonly JObject items;

    /// <param name="stored">JSON of an earlier <see cref="ToJson"/>, or null; unreadable JSON counts as nothing remembered.</param>
    public TurnStorage(string? stored) => this.items = Parse(stored);

    /// <summary>What is to be remembered, as JSON; null if nothing.</summary>
    public string? ToJson() => this.items.Count == 0 ? null : this.items.ToString(Formatting.None);

    /// <summary>What is stored stays the storage's: who reads it copies what it changes, as a bot state does.</summary>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>(keys.Length, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (this.items[key] is { } stored)
            {
                found[key] = stored is JRaw written ? ReadToken((string)written.Value!) : stored;
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (key, value) in changes)
        {
            this.items[key] = new JRaw(Write(value));
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

    private static string Write(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var text = new StringWriter(new StringBuilder(UsualLength), CultureInfo.InvariantCulture);
        Serializer.Serialize(text, value);
        return text.ToString();
    }

    private static JToken ReadToken(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json));
        return Serializer.Deserialize<JToken>(reader) ?? JValue.CreateNull();
    }

    private static JObject Parse(string? stored)
    {
        if (stored is null)
        {
            return [];
        }

        try
        {
            return ReadToken(stored) as JObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
