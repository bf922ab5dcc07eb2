using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CareBot.Knowledge.Reading;

/// <summary>A front matter that cannot be read, and where.</summary>
internal sealed class FrontMatterException(int line, string what, string allowed) : Exception
{
    public int Line => line;

    public override string Message => $"{what}; allowed: {allowed}";

    public string What => what;

    public string Allowed => allowed;
}

/// <summary>Reads the part of YAML that front matter needs: texts, lists and maps. No anchors, aliases, tags or deep nesting.</summary>
internal sealed class FrontMatterParser
{
    private const int MaxDepth = 6;
    private const int MaxNodes = 20_000;
    private const string PlainYaml = "plain YAML: texts, lists and maps";

    private readonly Parser _parser;
    private readonly int _firstLine;
    private int _nodes;

    private FrontMatterParser(string yaml, int firstLine)
    {
        _parser = new Parser(new StringReader(yaml));
        _firstLine = firstLine;
    }

    /// <param name="firstLine">The file's line on which <paramref name="yaml"/> begins.</param>
    /// <exception cref="FrontMatterException">Not the YAML that is allowed here.</exception>
    public static MapNode Parse(string yaml, int firstLine)
    {
        var reader = new FrontMatterParser(yaml, firstLine);
        try
        {
            return reader.Document();
        }
        catch (YamlException exception)
        {
            var reason = exception.Message.Split("): ")[^1].TrimEnd('.');
            throw new FrontMatterException(reader.Line(exception.Start), $"the front matter is not YAML ({reason})", PlainYaml);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner answers some texts so, an unclosed list with a map behind it for one.
            var line = reader.Line(reader._parser.Current?.Start ?? Mark.Empty);
            throw new FrontMatterException(line, "the front matter is not YAML (a list or map does not end)", PlainYaml);
        }
    }

    private MapNode Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw new FrontMatterException(_firstLine, "the front matter is empty", "the keys 'id' and 'languages'");
        }

        var node = Node(1);
        _parser.Consume<DocumentEnd>();
        return node as MapNode
            ?? throw new FrontMatterException(node.Line, "the front matter is not a map", "lines of the form 'key: value'");
    }

    private FrontMatterNode Node(int depth)
    {
        var line = Line(_parser.Current?.Start ?? Mark.Empty);
        if (depth > MaxDepth || ++_nodes > MaxNodes)
        {
            throw depth > MaxDepth
                ? new FrontMatterException(line, $"the front matter is nested deeper than {MaxDepth} levels", $"at most {MaxDepth} levels")
                : new FrontMatterException(line, $"the front matter has more than {MaxNodes} values", $"at most {MaxNodes} values");
        }

        if (_parser.Accept<AnchorAlias>(out _))
        {
            throw new FrontMatterException(line, "the front matter uses an alias ('*')", PlainYaml);
        }

        if (_parser.Accept<NodeEvent>(out var value))
        {
            Refuse(value, line);
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new TextNode(scalar.Value, line);
        }

        return _parser.TryConsume<SequenceStart>(out _) ? List(depth, line) : Map(depth, line);
    }

    private static void Refuse(NodeEvent value, int line)
    {
        if (!value.Anchor.IsEmpty)
        {
            throw new FrontMatterException(line, "the front matter uses an anchor ('&')", PlainYaml);
        }

        if (!value.Tag.IsEmpty)
        {
            throw new FrontMatterException(line, "the front matter uses a tag ('!')", PlainYaml);
        }
    }

    private ListNode List(int depth, int line)
    {
        var items = new List<FrontMatterNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new(items, line);
    }

    private MapNode Map(int depth, int line)
    {
        _parser.Consume<MappingStart>();
        var entries = new List<(TextNode Key, FrontMatterNode Value)>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1) as TextNode
                ?? throw new FrontMatterException(line, "a key is not a text", "lines of the form 'key: value'");
            if (entries.Any(entry => entry.Key.Text == key.Text))
            {
                throw new FrontMatterException(key.Line, $"the key '{key.Text}' stands twice", "each key once");
            }

            entries.Add((key, Node(depth + 1)));
        }

        return new(entries, line);
    }

    private int Line(Mark mark) => _firstLine + Math.Max(0, (int)mark.Line - 1);
}
