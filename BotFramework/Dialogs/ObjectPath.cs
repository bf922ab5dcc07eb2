using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Values inside objects by path, as <c>user.orders[0].items['blue shirt']</c>. Objects are dictionaries, JSON or plain objects with
/// public properties; names are compared without regard to case. A path in brackets is looked up first and gives the name or place.
/// </summary>
public static partial class ObjectPath
{
    private static readonly JsonSerializerSettings CloneSettings = new() { TypeNameHandling = TypeNameHandling.All };

    /// <summary>Writes names in camel case and leaves out what is null.</summary>
    private static readonly JsonSerializer PlainSerializer = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
        NullValueHandling = NullValueHandling.Ignore,
    };

    private static readonly JsonMergeSettings Overlaying = new()
    {
        MergeArrayHandling = MergeArrayHandling.Replace,
        MergeNullValueHandling = MergeNullValueHandling.Ignore,
    };

    public static bool HasValue(object obj, string path) => TryGetPathValue<object>(obj, path, out _);

    /// <exception cref="KeyNotFoundException">There is no value at the path.</exception>
    public static T GetPathValue<T>(object obj, string path) =>
        TryGetPathValue<T>(obj, path, out var value) ? value : throw new KeyNotFoundException(path);

    public static T GetPathValue<T>(object obj, string path, T defaultValue) =>
        TryGetPathValue<T>(obj, path, out var value) ? value : defaultValue;

    /// <summary>
    /// The value at a path; an empty path gives the object itself. Null counts as no value, and so does one that cannot be read as the class.
    /// </summary>
    public static bool TryGetPathValue<T>(object obj, string path, out T value)
    {
        value = default;
        if (obj is null || path is null)
        {
            return false;
        }

        return TryResolvePath(obj, path, out var segments) && TryMap(Walk(obj, segments), out value);
    }

    /// <summary>
    /// Puts a value at a path and makes what is missing on the way. With <paramref name="json"/> values are stored as JSON, with names in
    /// camel case and without what is null.
    /// </summary>
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
                next = Step(current, segments[i]);
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

    /// <summary>Whether an object has a property. Dictionaries decide for themselves whether case counts; it does in JSON, and in no other object.</summary>
    public static bool ContainsProperty(object obj, string name) => obj switch
    {
        IDictionary<string, object> dictionary => dictionary.ContainsKey(name),
        JObject json => json.ContainsKey(name),
        _ => GetProperties(obj).Contains(name, StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>Visits what a dictionary or JSON object holds; no other object is looked into.</summary>
    public static void ForEachProperty(object obj, Action<string, object> action)
    {
        var properties = obj switch
        {
            IDictionary<string, object> dictionary => dictionary.ToList(),
            JObject json => json.Properties().Select(property => KeyValuePair.Create<string, object>(property.Name, property.Value)).ToList(),
            _ => [],
        };
        foreach (var (name, value) in properties)
        {
            action(name, value);
        }
    }

    /// <summary>A deep copy.</summary>
    public static T Clone<T>(T obj) =>
        JsonConvert.DeserializeObject<T>(JsonConvert.SerializeObject(obj, CloneSettings), CloneSettings);

    /// <summary>As <see cref="Assign{T}"/>, of one class.</summary>
    public static T Merge<T>(T startObject, T overlayObject)
        where T : class => Assign<T>(startObject, overlayObject);

    /// <summary>
    /// A new object with the values of the first and, over them, those of the second that are not null. Where only one is given it is the
    /// answer itself, unless it is JSON.
    /// </summary>
    public static T Assign<T>(object startObject, object overlayObject)
        where T : class => (T)Assign(startObject, overlayObject, typeof(T));

    public static object Assign(object startObject, object overlayObject, Type type)
    {
        if (startObject is null || overlayObject is null)
        {
            return (startObject ?? overlayObject) switch
            {
                null => Activator.CreateInstance(type),
                JObject only => only.ToObject(type),
                var only => only,
            };
        }

        var merged = AsObject(startObject);
        merged.Merge(AsObject(overlayObject), Overlaying);
        return merged.ToObject(type);
    }

    /// <summary>A value read as a class: JSON is converted (and copied), and numbers are.</summary>
    public static T MapValueTo<T>(object val)
    {
        switch (val)
        {
            case null:
                return default;
            case JValue plain:
                return plain.ToObject<T>();
            case var any when typeof(T) == typeof(object):
                return (T)any;
            case JToken json:
                return json.ToObject<T>();
            case T typed:
                return typed;
            case IConvertible number when number is not string && typeof(T).IsPrimitive && number.GetType().IsPrimitive:
                return (T)Convert.ChangeType(number, typeof(T), CultureInfo.InvariantCulture);
            default:
                var written = typeof(JToken).IsAssignableFrom(typeof(T)) ? JToken.FromObject(val) : JToken.FromObject(val, PlainSerializer);
                return written.ToObject<T>();
        }
    }

    private static bool TryMap<T>(object found, out T value)
    {
        value = default;
        if (found is null)
        {
            return false;
        }

        try
        {
            value = MapValueTo<T>(found);
            return true;
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return false;
        }
    }

    private static JObject AsObject(object value) => value is JObject json ? (JObject)json.DeepClone() : JObject.FromObject(value);

    private static object AsJson(object value) => value switch
    {
        null => null,
        JToken json => json.DeepClone(),
        _ => JToken.FromObject(value, PlainSerializer),
    };
}
