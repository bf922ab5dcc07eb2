using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Keeps objects as JSON in memory, for tests and single-process trials. Without a serializer of the caller's, JSON carries class
/// names, so that objects come back as what they were. Safe for use by several threads.
/// </summary>
public class MemoryStorage : IStorage
{
    private const string ETagName = "eTag";

    private readonly Dictionary<string, JObject> _memory;
    private readonly JsonSerializer _serializer;
    private readonly Lock _gate = new();
    private int _lastETag;

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(WithClassNames(), dictionary)
    {
    }

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        ArgumentNullException.ThrowIfNull(jsonSerializer);
        _serializer = jsonSerializer;
        _memory = dictionary ?? [];
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var items = new Dictionary<string, object>(keys.Length);
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_memory.TryGetValue(key, out var json) && json is not null)
                {
                    items[key] = json.ToObject<object>(_serializer);
                }
            }
        }

        return Task.FromResult<IDictionary<string, object>>(items);
    }

    /// <exception cref="Exception">An item's tag is not the stored one: someone else wrote meanwhile. Items before it are written.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_gate)
        {
            foreach (var (key, value) in changes)
            {
                _memory[key] = value is null ? null : ToJson(key, value);
            }
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_gate)
        {
            foreach (var key in keys)
            {
                _memory.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    private static JsonSerializer WithClassNames() => new() { TypeNameHandling = TypeNameHandling.All };

    private JObject ToJson(string key, object value)
    {
        var json = JObject.FromObject(value, _serializer);
        if (value is not IStoreItem item)
        {
            return json;
        }

        var stored = _memory.GetValueOrDefault(key)?.Value<string>(ETagName);
        if (stored is not null && item.ETag != "*" && item.ETag != stored)
        {
            // The public contract is Exception itself: callers and the storage contract tests expect exactly that class.
#pragma warning disable CA2201, MA0012
            throw new Exception($"Etag conflict.\r\n\r\nOriginal: {item.ETag}\r\nCurrent: {stored}");
#pragma warning restore CA2201, MA0012
        }

        json.Property(nameof(IStoreItem.ETag), StringComparison.OrdinalIgnoreCase)?.Remove();
        json[ETagName] = (_lastETag++).ToString(CultureInfo.InvariantCulture);
        return json;
    }
}
