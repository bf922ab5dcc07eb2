using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

public static partial class ObjectPath
{
    /// <summary>
    /// Breaks a path into its names (strings) and places (ints); a quoted path is one name. With <paramref name="eval"/> a path that is
    /// neither quoted nor a number is looked up, and its value, as text, is the only segment; false when there is none.
    /// </summary>
    public static bool TryResolvePath(object obj, string propertyPath, out List<object> segments, bool eval = false)
    {
        segments = [];
        if (propertyPath.Length > 0 && propertyPath[0] is '\'' or '"')
        {
            var closed = propertyPath.Length > 1 && propertyPath[^1] == propertyPath[0];
            segments = closed ? [propertyPath[1..^1]] : [];
            return closed;
        }

        if (int.TryParse(propertyPath, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            segments = [number];
            return true;
        }

        var parsed = new List<object>();
        var position = 0;
        while (position < propertyPath.Length)
        {
            var rest = propertyPath.AsSpan(position);
            if (rest[0] == '.')
            {
                position++;
            }
            else if (rest[0] == '[')
            {
                if (!TryReadBrackets(obj, propertyPath, ref position, out var segment))
                {
                    return false;
                }

                parsed.Add(segment);
            }
            else
            {
                var end = rest.IndexOfAny('.', '[');
                var name = (end < 0 ? rest : rest[..end]).ToString();
                parsed.Add(name);
                position += name.Length;
            }
        }

        if (!eval)
        {
            segments = parsed;
            return true;
        }

        var found = parsed.Count > 0 && TryMap<string>(Walk(obj, parsed), out var text) ? text : null;
        segments = [found];
        return found is not null;
    }

    private static Dictionary<string, object> NewDictionary() => new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads <c>['name']</c>, <c>["name"]</c>, <c>[0]</c> or <c>[path]</c>; the brackets of a path may contain brackets.</summary>
    private static bool TryReadBrackets(object obj, string path, ref int position, out object segment)
    {
        segment = null;
        var content = new StringBuilder();
        var depth = 0;
        var quote = '\0';
        for (var i = position; i < path.Length; i++)
        {
            var c = path[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '[' && depth++ == 0)
            {
                continue;
            }
            else if (c == ']' && --depth == 0)
            {
                position = i + 1;
                segment = Evaluate(obj, content.ToString().Trim());
                return segment is not null;
            }

            content.Append(c);
        }

        return false;
    }

    /// <summary>What stands in brackets: a quoted name, a place, or a path whose value is one of the two.</summary>
    private static object Evaluate(object obj, string content)
    {
        if (!TryResolvePath(obj, content, out var resolved, eval: true))
        {
            return null;
        }

        var quoted = content[0] is '\'' or '"';
        return !quoted && resolved[0] is string text && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var place)
            ? place
            : resolved[0];
    }

    private static object Walk(object obj, List<object> segments)
    {
        var current = obj;
        foreach (var segment in segments)
        {
            current = current is null ? null : Step(current, segment);
        }

        return current is JValue { Type: JTokenType.Null } ? null : current;
    }

    /// <summary>What an object has under a name or a list at a place; null when there is nothing.</summary>
    private static object Step(object current, object segment)
    {
        if (segment is int place)
        {
            return current is IList list && place >= 0 && place < list.Count ? list[place] : null;
        }

        var name = (string)segment;
        switch (current)
        {
            case IDictionary<string, object> dictionary:
                return dictionary.TryGetValue(name, out var exact) ? exact : dictionary.TryGetValue(KeyOf(dictionary, name), out var value) ? value : null;
            case JObject json:
                json.TryGetValue(name, StringComparison.OrdinalIgnoreCase, out var token);
                return token;
            case JValue plain:
                return plain.Value is null ? null : Step(plain.Value, name);
            case JToken:
                return null;
            default:
                return PropertyOf(current, name) is { } property ? property.GetValue(current) : null;
        }
    }

    private static void Put(object current, object segment, object value)
    {
        if (segment is int place)
        {
            PutAt(current, place, value);
            return;
        }

        var name = (string)segment;
        switch (current)
        {
            case IDictionary<string, object> dictionary:
                dictionary[KeyOf(dictionary, name)] = value;
                break;
            case JObject json:
                var present = json.Property(name, StringComparison.OrdinalIgnoreCase)?.Name ?? name;
                json[present] = value is null ? JValue.CreateNull() : JToken.FromObject(value);
                break;
            default:
                if (PropertyOf(current, name) is { CanWrite: true } property)
                {
                    property.SetValue(current, value is JToken token ? token.ToObject(property.PropertyType) : value);
                }

                break;
        }
    }

    private static void PutAt(object current, int place, object value)
    {
        if (place < 0 || current is not IList list)
        {
            return;
        }

        while (list.Count <= place)
        {
            list.Add(current is JArray ? JValue.CreateNull() : null);
        }

        list[place] = current is not JArray ? value : value is null ? JValue.CreateNull() : JToken.FromObject(value);
    }

    private static void Take(object current, object segment)
    {
        switch (current)
        {
            case IDictionary<string, object> dictionary when segment is string name:
                dictionary.Remove(KeyOf(dictionary, name));
                break;
            case JObject json when segment is string name:
                json.Property(name, StringComparison.OrdinalIgnoreCase)?.Remove();
                break;
            case IList list when segment is int place && place >= 0 && place < list.Count:
                list[place] = current is JArray ? JValue.CreateNull() : null;
                break;
            default:
                if (segment is string property)
                {
                    Put(current, property, value: null);
                }

                break;
        }
    }

    /// <summary>The key as the dictionary has it, whatever its case; the name itself where there is none.</summary>
    private static string KeyOf(IDictionary<string, object> dictionary, string name) =>
        dictionary.Keys.FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) ?? name;

    private static PropertyInfo PropertyOf(object current, string name) => current.GetType().GetProperties()
        .FirstOrDefault(property => property.GetIndexParameters().Length == 0
            && string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));
}
