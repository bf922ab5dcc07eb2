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

/// <param name="Subject">What is read, as messages name it.</param>
/// <param name="Depth">Deepest nesting of lists and maps.</param>
/// <param name="Nodes">Most values.</param>
internal sealed record YamlLimits(string Subject, int Depth, int Nodes)
{
    public static YamlLimits FrontMatter { get; } = new("the front matter", 6, 20_000);
}

/// <summary>Reads the part of YAML that knowledge needs: texts, lists and maps. No anchors, aliases, tags or deep nesting.</summary>
internal sealed class FrontMatterParser
{
    private const string PlainYaml = "plain YAML: texts, lists and maps";

    private readonly Parser _parser;
    private readonly int _firstLine;
    private readonly YamlLimits _limits;
    private int _nodes;

    private FrontMatterParser(string yaml, int firstLine, YamlLimits limits)
    {
        _parser = new Parser(new StringReader(yaml));
        _firstLine = firstLine;
        _limits = limits;
    }

    /// <param name="firstLine">The file's line on which <paramref name="yaml"/> begins.</param>
    /// <exception cref="FrontMatterException">Not the YAML that is allowed here.</exception>
    public static MapNode Parse(string yaml, int firstLine, YamlLimits? limits = null)
    {
        var reader = new FrontMatterParser(yaml, firstLine, limits ?? YamlLimits.FrontMatter);
        try
        {
            return reader.Document();
        }
        catch (YamlException exception)
        {
            var reason = exception.Message.Split("): ")[^1].TrimEnd('.');
            throw new FrontMatterException(reader.Line(exception.Start), $"{reader._limits.Subject} is not YAML ({reason})", PlainYaml);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner answers some texts so, an unclosed list with a map behind it for one.
            var line = reader.Line(reader._parser.Current?.Start ?? Mark.Empty);
            throw new FrontMatterException(line, $"{reader._limits.Subject} is not YAML (a list or map does not end)", PlainYaml);
        }
    }

    private MapNode Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw new FrontMatterException(_firstLine, $"{_limits.Subject} is empty", "lines of the form 'key: value'");
        }

        var node = Node(1);
        _parser.Consume<DocumentEnd>();
        return node as MapNode
            ?? throw new FrontMatterException(node.Line, $"{_limits.Subject} is not a map", "lines of the form 'key: value'");
    }

    private FrontMatterNode Node(int depth)
    {
        var line = Line(_parser.Current?.Start ?? Mark.Empty);
        if (depth > _limits.Depth || ++_nodes > _limits.Nodes)
        {
            throw depth > _limits.Depth
                ? new FrontMatterException(line, $"{_limits.Subject} is nested deeper than {_limits.Depth} levels", $"at most {_limits.Depth} levels")
                : new FrontMatterException(line, $"{_limits.Subject} has more than {_limits.Nodes} values", $"at most {_limits.Nodes} values");
        }

        if (_parser.Accept<AnchorAlias>(out _))
        {
            throw new FrontMatterException(line, $"{_limits.Subject} uses an alias ('*')", PlainYaml);
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

    private void Refuse(NodeEvent value, int line)
    {
        if (!value.Anchor.IsEmpty)
        {
            throw new FrontMatterException(line, $"{_limits.Subject} uses an anchor ('&')", PlainYaml);
        }

        if (!value.Tag.IsEmpty)
        {
            throw new FrontMatterException(line, $"{_limits.Subject} uses a tag ('!')", PlainYaml);
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
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1) as TextNode
                ?? throw new FrontMatterException(line, "a key is not a text", "lines of the form 'key: value'");
            if (!keys.Add(key.Text))
            {
                throw new FrontMatterException(key.Line, $"the key '{key.Text}' stands twice", "each key once");
            }

            entries.Add((key, Node(depth + 1)));
        }

        return new(entries, line);
    }

    private int Line(Mark mark) => _firstLine + Math.Max(0, (int)mark.Line - 1);
}
