using System.Globalization;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Import.Qna;

/// <summary>
/// Reads the JSON of QnA Maker (<c>qnaDocuments</c>, <c>qnaList</c>, the first version's <c>qnaPairs</c>), of Custom Question
/// Answering (a project's <c>assets.qnas</c>, a list of records, <c>value</c>) and word alterations. Keys in any case.
/// </summary>
internal sealed class QnaJson
{
    private const string Shapes = "qnaDocuments, qnaList, qnaPairs, assets.qnas, value or wordAlterations";

    private readonly string _file;
    private readonly FaultList _faults;
    private readonly QnaDocument _document;

    private QnaJson(string file, QnaDocument document, FaultList faults) => (_file, _document, _faults) = (file, document, faults);

    /// <summary>Adds what the file holds to <paramref name="document"/>.</summary>
    public static void Read(KnowledgeFile file, QnaDocument document, FaultList faults)
    {
        if (JsonTree.Read(file, faults) is { } root)
        {
            new QnaJson(file.Name, document, faults).Root(root);
        }
    }

    private void Root(FrontMatterNode root)
    {
        if (root is ListNode list)
        {
            Pairs(list, "");
        }
        else if (root is MapNode map)
        {
            Map(map);
        }
        else
        {
            Error(root, null, "the JSON is neither an object nor a list", Shapes);
        }
    }

    private void Map(MapNode map)
    {
        var assets = map.Any("assets") as MapNode;
        _document.Language ??= Text(map.Any("metadata") as MapNode, "language") ?? Text(map, "language");
        Synonyms(map.Any("wordAlterations") ?? assets?.Any("synonyms"));
        foreach (var url in Items(map.Any("urls")).OfType<TextNode>())
        {
            _document.Urls.Add(url.Text);
        }

        foreach (var document in Items(map.Any("files")).OfType<MapNode>())
        {
            _document.Files.Add((Text(document, "fileName") ?? "", Text(document, "fileUri") ?? ""));
        }

        (string Key, FrontMatterNode? Node)[] found =
            [.. ((string[])["qnaDocuments", "qnaList", "qnaPairs", "value"]).Select(key => (key, map.Any(key))), ("assets.qnas", assets?.Any("qnas"))];
        foreach (var (key, node) in found.Where(entry => entry.Node is not null))
        {
            if (node is ListNode pairs)
            {
                Pairs(pairs, key);
            }
            else
            {
                Error(node!, key, $"'{key}' is not a list", "a list of pairs");
            }
        }

        if (found.All(entry => entry.Node is null) && map.Any("wordAlterations") is null && assets?.Any("synonyms") is null)
        {
            var (what, allowed) = map.Any("answers") is not null
                ? ("this is the answer to a query, not an export", Shapes)
                : ("the JSON is not a knowledge base", Shapes);
            Error(map, null, what, allowed);
        }
    }

    private void Synonyms(FrontMatterNode? node)
    {
        foreach (var group in Items(node).OfType<MapNode>())
        {
            _document.Synonyms.Add([.. Items(group.Any("alterations")).OfType<TextNode>().Select(word => word.Text)]);
        }
    }

    private void Pairs(ListNode list, string key)
    {
        foreach (var item in list.Items)
        {
            // The list that updates a project wraps each pair with what is to be done to it.
            var wrapped = (item as MapNode)?.Any("value") as MapNode;
            if (wrapped is not null && Text((MapNode)item, "op") is "delete")
            {
                Error(item, "op", "a pair is to be deleted", "pairs that stay");
            }
            else if ((wrapped ?? item) is MapNode map)
            {
                _document.Pairs.Add(Pair(map));
            }
            else
            {
                Error(item, key, "a pair is not an object", "an object with questions and answer");
            }
        }
    }

    private QnaPair Pair(MapNode map)
    {
        var pair = new QnaPair
        {
            Id = Number(map, "id") ?? Number(map, "qnaId"),
            Questions = Questions(map),
            Answer = Text(map, "answer") ?? "",
            Source = Text(map, "source") ?? "",
            Metadata = Metadata(map.Any("metadata")),
            Place = new(_file, map.Line),
            Suggestions = Items(map.Any("activeLearningSuggestions")).OfType<MapNode>().Sum(head => Items(head.Any("suggestedQuestions")).Count()),
        };
        if (map.Any("answer") is null)
        {
            Error(map, "answer", "the pair has no answer", "text");
        }

        var context = (map.Any("context") ?? map.Any("dialog")) as MapNode;
        pair.IsContextOnly = string.Equals(Text(context, "isContextOnly"), "true", StringComparison.OrdinalIgnoreCase);
        foreach (var prompt in Items(context?.Any("prompts")))
        {
            Prompt(prompt, pair);
        }

        return pair;
    }

    private void Prompt(FrontMatterNode node, QnaPair pair)
    {
        if (node is not MapNode map)
        {
            Error(node, "prompts", "a prompt is not an object", "an object with displayText and qnaId");
            return;
        }

        var prompt = new QnaPrompt(Text(map, "displayText") ?? "", Number(map, "displayOrder") ?? 0, Number(map, "qnaId") is > 0 and var id ? id : null);
        if (map.Any("qna") is MapNode inline)
        {
            prompt.Target = Pair(inline);
            _document.Pairs.Add(prompt.Target);
        }

        pair.Prompts.Add(prompt);
    }

    private List<string> Questions(MapNode map)
    {
        if (Text(map, "question") is { } one)
        {
            return [one];
        }

        var node = map.Any("questions");
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            Error(node ?? map, "questions", "the pair has no list of questions", "at least one question");
            return [];
        }

        foreach (var wrong in list.Items.Where(item => item is not TextNode))
        {
            Error(wrong, "questions", "a question is not a text", "text");
        }

        return [.. list.Items.OfType<TextNode>().Select(question => question.Text)];
    }

    /// <summary>A list of names and values, or an object.</summary>
    private List<(string Name, string Value)> Metadata(FrontMatterNode? node) => node switch
    {
        MapNode map => [.. map.Entries.Select(entry => (entry.Key.Text, (entry.Value as TextNode)?.Text ?? ""))],
        _ => [.. Items(node).OfType<MapNode>().Select(entry => (Text(entry, "name") ?? Text(entry, "key") ?? "", Text(entry, "value") ?? ""))],
    };

    private int? Number(MapNode map, string key)
    {
        if (Text(map, key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Error(map.Any(key)!, key, $"'{FaultList.Shown(text)}' is not a number", "a whole number");
        return null;
    }

    private string? Text(MapNode? map, string key)
    {
        var node = map?.Any(key);
        if (node is null or TextNode)
        {
            return (node as TextNode)?.Text;
        }

        Error(node, key, $"'{key}' is not a text", "text");
        return "";
    }

    private static IEnumerable<FrontMatterNode> Items(FrontMatterNode? node) => (node as ListNode)?.Items ?? [];

    private void Error(FrontMatterNode node, string? column, string what, string allowed) => _faults.Error(_file, node.Line, column, what, allowed);
}
