using System.Text;
using System.Text.Json;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Import;

/// <summary>Reads JSON into the nodes that YAML is read into, each with its line. Numbers and truth values are their text; a key without a value is left out.</summary>
internal static class JsonTree
{
    private const string PlainJson = "JSON without comments, each key once";

    /// <returns>The root; null, with a fault, when the text is not such JSON.</returns>
    public static FrontMatterNode? Read(KnowledgeFile file, FaultList faults)
    {
        if (file.Text(faults) is not { } text)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = ImportLimits.MaxDepth });
        var builder = new Builder(bytes);
        try
        {
            reader.Read();
            var root = builder.Node(ref reader);
            reader.Read();
            return root;
        }
        catch (JsonException broken)
        {
            var deep = broken.Message.Contains("maximum configured depth", StringComparison.Ordinal);
            faults.Error(
                file.Name,
                (int)(broken.LineNumber ?? 0) + 1,
                null,
                deep ? $"the JSON is nested deeper than {ImportLimits.MaxDepth} levels" : "the file is not JSON (it breaks off or has a wrong sign here)",
                deep ? $"at most {ImportLimits.MaxDepth} levels" : PlainJson);
        }
        catch (FrontMatterException refused)
        {
            faults.Error(file.Name, refused.Line, null, refused.What, refused.Allowed);
        }
        catch (InvalidOperationException)
        {
            faults.Error(file.Name, builder.Line, null, "a text of the JSON has half a character (a lone surrogate)", "whole characters");
        }

        return null;
    }

    private sealed class Builder(byte[] bytes)
    {
        private int _at;
        private int _nodes;

        public int Line { get; private set; } = 1;

        public FrontMatterNode Node(ref Utf8JsonReader reader)
        {
            var line = LineAt(reader.TokenStartIndex);
            if (++_nodes > ImportLimits.MaxValues)
            {
                throw new FrontMatterException(line, $"the JSON has more than {ImportLimits.MaxValues} values", "fewer");
            }

            return reader.TokenType switch
            {
                JsonTokenType.StartObject => Map(ref reader, line),
                JsonTokenType.StartArray => List(ref reader, line),
                JsonTokenType.String => new TextNode(reader.GetString()!, line),
                JsonTokenType.Null => new TextNode("", line),
                _ => new TextNode(Encoding.UTF8.GetString(reader.ValueSpan), line),
            };
        }

        private MapNode Map(ref Utf8JsonReader reader, int line)
        {
            var entries = new List<(TextNode Key, FrontMatterNode Value)>();
            var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var key = new TextNode(reader.GetString()!, LineAt(reader.TokenStartIndex));
                if (!keys.Add(key.Text))
                {
                    throw new FrontMatterException(key.Line, $"the key '{FaultList.Shown(key.Text)}' stands twice", "each key once");
                }

                reader.Read();
                var empty = reader.TokenType == JsonTokenType.Null;
                var value = Node(ref reader);
                if (!empty)
                {
                    entries.Add((key, value));
                }
            }

            return new(entries, line);
        }

        private ListNode List(ref Utf8JsonReader reader, int line)
        {
            var items = new List<FrontMatterNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Node(ref reader));
            }

            return new(items, line);
        }

        private int LineAt(long index)
        {
            Line += bytes.AsSpan(_at, (int)index - _at).Count((byte)'\n');
            _at = (int)index;
            return Line;
        }
    }
}
