using System.Buffers;
using System.Globalization;
using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Conversations;

/// <summary>
/// The Bot Framework storage of one turn: holds what the conversation's row remembered and gives back what the turn's
/// commit is to keep. Plain JSON, no type names. Not for use by several turns.
/// </summary>
/// <param name="stored">JSON of an earlier <see cref="ToJson"/>, or null; unreadable JSON counts as nothing remembered.</param>
public sealed class TurnStorage(string? stored) : IStorage
{
    private const int MostDepth = 64;

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(
        new() { TypeNameHandling = TypeNameHandling.None, NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None, MaxDepth = MostDepth });

    /// <summary>By key: the JSON that the turn wrote; null for what it deleted.</summary>
    private readonly Dictionary<string, string?> changes = new(StringComparer.Ordinal);

    /// <summary>The keys of what was stored; null until it is read.</summary>
    private List<string>? keysBefore;

    /// <summary>What is to be remembered, as JSON; null if nothing.</summary>
    public string? ToJson()
    {
        var items = new List<string>();
        if (this.keysBefore?.TrueForAll(this.changes.ContainsKey) != true)
        {
            items.AddRange(this.Stored().Where(item => !this.changes.ContainsKey(item.Key)).Select(item => Item(item.Key, Write(item.Value))));
        }

        items.AddRange(this.changes.Where(change => change.Value is not null).Select(change => Item(change.Key, change.Value!)));
        return items.Count == 0 ? null : $"{{{string.Join(',', items)}}}";

        static string Item(string key, string json) => $"{JsonConvert.ToString(key)}:{json}";
    }

    /// <summary>Each state as its values by name: plain ones as they are, others as JSON of their own.</summary>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var items = this.Stored();
        foreach (var (key, json) in this.changes)
        {
            items[key] = json is null ? null : Read(json, ReadState);
        }

        IDictionary<string, object> found = new Dictionary<string, object>(keys.Length, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (items.GetValueOrDefault(key) is { } state)
            {
                found[key] = state;
            }
        }

        return Task.FromResult(found);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (key, value) in changes)
        {
            ArgumentNullException.ThrowIfNull(value, key);
            this.changes[key] = Write(value);
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            this.changes[key] = null;
        }

        return Task.CompletedTask;
    }

    private Dictionary<string, object?> Stored()
    {
        var items = new Dictionary<string, object?>(StringComparer.Ordinal);
        try
        {
            items = stored is null ? items : Read(stored, reader => ReadValues(reader, ReadState));
        }
        catch (JsonException)
        {
            // Nothing remembered.
        }

        this.keysBefore = [.. items.Keys];
        return items;
    }

    private static string Write(object? value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text) { ArrayPool = Room.Shared };
        Serializer.Serialize(writer, value);
        return text.ToString();
    }

    /// <exception cref="JsonException">The JSON is damaged, or more follows behind it.</exception>
    private static T Read<T>(string json, Func<JsonReader, T> read)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { ArrayPool = Room.Shared, DateParseHandling = DateParseHandling.None, MaxDepth = MostDepth };
        reader.Read();
        var value = read(reader);
        return reader.Read() ? throw new JsonReaderException($"Something follows at {reader.LinePosition}.") : value;
    }

    private static object? ReadState(JsonReader reader) => reader.TokenType == JsonToken.StartObject ? ReadValues(reader, ReadValue) : JToken.ReadFrom(reader);

    private static object? ReadValue(JsonReader reader) => reader.TokenType is JsonToken.StartObject or JsonToken.StartArray ? JToken.ReadFrom(reader) : reader.Value;

    private static Dictionary<string, object?> ReadValues(JsonReader reader, Func<JsonReader, object?> read)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var isObject = reader.TokenType == JsonToken.StartObject;
        while (isObject && reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            reader.Read();
            values[name] = read(reader);
        }

        return reader.TokenType == JsonToken.EndObject ? values : throw new JsonReaderException($"No object, or none that ends, at {reader.Path}.");
    }

    /// <summary>Room that readers and writers borrow.</summary>
    private sealed class Room : IArrayPool<char>
    {
        public static Room Shared { get; } = new();

        public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

        public void Return(char[]? array) => ArrayPool<char>.Shared.Return(array!);
    }
}
