using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Values inside objects by path, as <c>user.orders[0].items['blue shirt']</c>. Objects are dictionaries, JSON or plain objects with
/// public properties; names are compared without regard to case. A path in brackets is looked up first and gives the name or place.
/// </summary>
public static partial class ObjectPath
{
    private static readonly JsonSerializerSettings CloneSettings = new() { TypeNameHandling = TypeNameHandling.All };

    private static readonly JsonSerializer ExpressiveSerializer = new() { NullValueHandling = NullValueHandling.Ignore };

    private static readonly JsonMergeSettings Overlaying = new()
    {
        MergeArrayHandling = MergeArrayHandling.Replace,
        MergeNullValueHandling = MergeNullValueHandling.Ignore,
        PropertyNameComparison = StringComparison.OrdinalIgnoreCase,
    };

    public static bool HasValue(object obj, string path) => TryGetPathValue<object>(obj, path, out _);

    /// <exception cref="KeyNotFoundException">There is no value at the path.</exception>
    public static T GetPathValue<T>(object obj, string path) =>
        TryGetPathValue<T>(obj, path, out var value) ? value : throw new KeyNotFoundException(path);

    public static T GetPathValue<T>(object obj, string path, T defaultValue) =>
        TryGetPathValue<T>(obj, path, out var value) ? value : defaultValue;

    /// <summary>The value at a path; an empty path gives the object itself. Null counts as no value.</summary>
    public static bool TryGetPathValue<T>(object obj, string path, out T value)
    {
        value = default;
        if (obj is null || path is null)
        {
            return false;
        }

        if (path.Length == 0)
        {
            value = MapValueTo<T>(obj);
            return true;
        }

        if (!TryResolvePath(obj, path, out var segments) || Walk(obj, segments) is not { } found)
        {
            return false;
        }

        value = MapValueTo<T>(found);
        return true;
    }

    /// <summary>Puts a value at a path and makes what is missing on the way. With <paramref name="json"/> objects are stored as JSON.</summary>
    public static void SetPathValue(object obj, string path, object value, bool json = true)
    {
        if (!TryResolvePath(obj, path, out var segments) || segments.Count == 0)
        {
            return;
        }

        var current = obj;
        for (var i = 0; i < segments.Count - 1 && current is not null; i++)
        {
            var next = Step(current, segments[i]);
            if (next is null || (next is JValue empty && empty.Type == JTokenType.Null))
            {
                next = segments[i + 1] is int ? new JArray() : json || current is JToken ? new JObject() : NewDictionary();
                Put(current, segments[i], next);
            }

            current = next;
        }

        if (current is not null)
        {
            Put(current, segments[^1], json ? AsJson(value) : value);
        }
    }

    public static void RemovePathValue(object obj, string path)
    {
        if (!TryResolvePath(obj, path, out var segments) || segments.Count == 0)
        {
            return;
        }

        var parent = Walk(obj, segments[..^1]);
        if (parent is not null)
        {
            Take(parent, segments[^1]);
        }
    }

    /// <summary>The names of the properties of an object; empty for a value that has none.</summary>
    public static IEnumerable<string> GetProperties(object obj) => obj switch
    {
        null or string or JValue or JArray => [],
        IDictionary<string, object> dictionary => dictionary.Keys,
        JObject json => json.Properties().Select(property => property.Name).ToList(),
        _ when obj.GetType().IsPrimitive => [],
        _ => obj.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0).Select(property => property.Name),
    };

    public static bool ContainsProperty(object obj, string name) =>
        GetProperties(obj).Contains(name, StringComparer.OrdinalIgnoreCase);

    public static void ForEachProperty(object obj, Action<string, object> action)
    {
        foreach (var name in GetProperties(obj).ToList())
        {
            action(name, Step(obj, name));
        }
    }

    /// <summary>A deep copy.</summary>
    public static T Clone<T>(T obj) =>
        JsonConvert.DeserializeObject<T>(JsonConvert.SerializeObject(obj, CloneSettings), CloneSettings);

    /// <summary>As <see cref="Assign{T}"/>, of one class.</summary>
    public static T Merge<T>(T startObject, T overlayObject)
        where T : class => Assign<T>(startObject, overlayObject);

    /// <summary>A new object with the values of the first and, over them, those of the second that are not null.</summary>
    public static T Assign<T>(object startObject, object overlayObject)
        where T : class => (T)Assign(startObject, overlayObject, typeof(T));

    public static object Assign(object startObject, object overlayObject, Type type)
    {
        if (startObject is null && overlayObject is null)
        {
            return JToken.FromObject(new object()).ToObject(type);
        }

        var merged = AsObject(startObject);
        merged.Merge(AsObject(overlayObject), Overlaying);
        return merged.ToObject(type);
    }

    /// <summary>A value read as a class: JSON is converted, and numbers are.</summary>
    public static T MapValueTo<T>(object val)
    {
        switch (val)
        {
            case T typed:
                return typed;
            case null:
                return default;
            case JToken json:
                return json.ToObject<T>();
            case IConvertible number when number is not string && typeof(T).IsPrimitive && number.GetType().IsPrimitive:
                return (T)Convert.ChangeType(number, typeof(T), CultureInfo.InvariantCulture);
            default:
                return JToken.FromObject(val, ExpressiveSerializer).ToObject<T>();
        }
    }

    private static JObject AsObject(object value) =>
        value is null ? [] : value is JObject json ? (JObject)json.DeepClone() : JObject.FromObject(value, ExpressiveSerializer);

    private static object AsJson(object value) => value switch
    {
        null or string or bool or byte or DateTime or DateTimeOffset => value,
        JToken json => json.DeepClone(),
        _ when value.GetType().IsPrimitive || value is decimal => value,
        _ => JToken.FromObject(value),
    };
}
