using System.Globalization;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Import.Rasa;

/// <summary>An intent with its examples and whatever metadata stands beside them.</summary>
internal sealed record RasaIntent(string Name, List<string> Examples, MapNode? Metadata, Place Place);

/// <summary>The variations of one response.</summary>
internal sealed record RasaResponse(string Name, IReadOnlyList<MapNode> Variations, Place Place);

/// <summary>All that Rasa's files hold for questions and answers, of however many files.</summary>
internal sealed class RasaFiles
{
    private const int NewestVersion = 3;
    private static readonly YamlLimits Limits = new("the file", 12, ImportLimits.MaxValues);

    private readonly FaultList _faults;
    private string _file = "";

    private RasaFiles(FaultList faults) => _faults = faults;

    public Dictionary<string, RasaIntent> Intents { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RasaResponse> Responses { get; } = new(StringComparer.Ordinal);

    /// <summary>Which response a rule gives to an intent.</summary>
    public Dictionary<string, string> Rules { get; } = new(StringComparer.Ordinal);

    public List<IReadOnlyList<string>> Synonyms { get; } = [];

    public static RasaFiles Read(IEnumerable<KnowledgeFile> files, FaultList faults)
    {
        var read = new RasaFiles(faults);
        foreach (var file in files)
        {
            read._file = file.Name;
            try
            {
                if (file.Text(faults) is { } text)
                {
                    read.Root(FrontMatterParser.Parse(text, 1, Limits));
                }
            }
            catch (FrontMatterException broken)
            {
                faults.Error(file.Name, broken.Line, null, broken.What, broken.Allowed);
            }
        }

        return read;
    }

    private void Root(MapNode root)
    {
        if (root["version"] is TextNode version
            && double.TryParse(version.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= NewestVersion + 1)
        {
            Error(version, "version", $"the version {version.Text} is unknown", $"{NewestVersion}.x or older");
            return;
        }

        foreach (var entry in List(root["nlu"], "nlu").OfType<MapNode>())
        {
            Training(entry);
        }

        foreach (var (name, variations) in (Map(root["responses"], "responses")?.Entries ?? []).Select(entry => (entry.Key, entry.Value)))
        {
            Response(name, variations);
        }

        foreach (var rule in List(root["rules"], "rules").OfType<MapNode>())
        {
            Rule(rule);
        }
    }

    private void Training(MapNode entry)
    {
        if (Text(entry, "synonym") is { } word)
        {
            Synonyms.Add([word, .. RasaExamples.Read(entry["examples"], Fault)]);
        }
        else if (Text(entry, "intent") is { } name)
        {
            var examples = RasaExamples.Read(entry["examples"], Fault);
            if (Intents.TryGetValue(name, out var known))
            {
                known.Examples.AddRange(examples);
            }
            else
            {
                Intents[name] = new(name, examples, entry["metadata"] as MapNode, new(_file, entry.Line));
            }
        }
    }

    private void Response(TextNode name, FrontMatterNode variations)
    {
        var maps = List(variations, name.Text).OfType<MapNode>().ToArray();
        if (maps.Length == 0)
        {
            Error(variations, name.Text, "the response has no text", "a list of '- text: …'");
        }
        else if (!Responses.TryAdd(name.Text, new(name.Text, maps, new(_file, name.Line))))
        {
            Error(name, name.Text, $"the response also stands in {Responses[name.Text].Place.File}:{Responses[name.Text].Place.Line}", "each response once");
        }
    }

    private void Rule(MapNode rule)
    {
        var steps = List(rule["steps"], "steps").OfType<MapNode>().ToArray();
        for (var i = 0; i + 1 < steps.Length; i++)
        {
            if (Text(steps[i], "intent") is { } intent && Text(steps[i + 1], "action") is { } action)
            {
                Rules.TryAdd(intent, action);
            }
        }
    }

    private IReadOnlyList<FrontMatterNode> List(FrontMatterNode? node, string key)
    {
        if (node is not (null or ListNode) and not TextNode { Text: "" })
        {
            Error(node, key, $"'{FaultList.Shown(key)}' is not a list", "lines that begin with '-'");
        }

        return (node as ListNode)?.Items ?? [];
    }

    private MapNode? Map(FrontMatterNode? node, string key)
    {
        if (node is not (null or MapNode) and not TextNode { Text: "" })
        {
            Error(node, key, $"'{key}' is not a map", "lines of the form 'name:'");
        }

        return node as MapNode;
    }

    private static string? Text(MapNode map, string key) => (map[key] as TextNode)?.Text;

    private void Fault(FrontMatterNode node, string what, string allowed) => Error(node, "examples", what, allowed);

    private void Error(FrontMatterNode node, string column, string what, string allowed) => _faults.Error(_file, node.Line, column, what, allowed);
}
