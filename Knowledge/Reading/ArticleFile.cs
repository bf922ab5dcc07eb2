using CareBot.Knowledge.Import;
using CareBot.Language;

namespace CareBot.Knowledge.Reading;

/// <summary>One Markdown file with YAML front matter, read into an article; faults are collected, not thrown.</summary>
internal sealed class ArticleFile(string file, FaultList faults)
{
    private const int MaxText = 500;
    private static readonly string[] Keys = ["id", "tags", "follow-ups", "languages", "valid-from", "valid-until"];
    private static readonly string[] LanguageKeys = ["title", "questions"];

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>The line that speaks of a place as <see cref="ArticleFault.Place"/> names it; 1 when none does.</summary>
    public int LineOf(string place) => _lines.GetValueOrDefault(place, _lines.GetValueOrDefault(place.Split('/')[0], 1));

    /// <summary>The article as far as it could be read; null when not even that.</summary>
    public Article? Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != "---")
        {
            Fault(1, "the file does not begin with front matter", "a first line '---'");
            return null;
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        if (end < 0)
        {
            Fault(1, "the front matter does not end", "a line '---' after it");
            return null;
        }

        try
        {
            var map = FrontMatterParser.Parse(string.Join('\n', lines[1..end]), 2);
            var sections = AnswerSections.Cut(lines.AsSpan(end + 1), end + 2, Fault);
            return Article(map, sections);
        }
        catch (FrontMatterException exception)
        {
            Fault(exception.Line, exception.What, exception.Allowed);
            return null;
        }
    }

    private Article? Article(MapNode map, IReadOnlyList<AnswerSection> sections)
    {
        RefuseUnknown(map, Keys);
        var id = Text(map, "id");
        if (id is null)
        {
            Fault(map.Line, "the key 'id' is missing", "a short name of lower-case letters, digits and hyphens");
            return null;
        }

        if (!ArticleName.IsValid(id))
        {
            Fault(map["id"]!.Line, $"the id '{Shown(id)}' is not a name", ArticleName.Allowed);
        }

        return new(
            id, Texts(map, sections), Texts(map, "follow-ups"), Texts(map, "tags"), Instant(map, "valid-from"), Instant(map, "valid-until"));
    }

    private Dictionary<string, ArticleText> Texts(MapNode map, IReadOnlyList<AnswerSection> sections)
    {
        var texts = new Dictionary<string, ArticleText>(StringComparer.Ordinal);
        _lines["languages"] = map.Line;
        if (map["languages"] is not { } node)
        {
            return texts;
        }

        if (node is not MapNode languages)
        {
            Fault(node.Line, "'languages' is not a map", $"keys {string.Join(", ", LanguageCode.All)}");
            return texts;
        }

        foreach (var (key, value) in languages.Entries)
        {
            if (!LanguageCode.IsSpoken(key.Text))
            {
                Fault(key.Line, $"the language '{Shown(key.Text)}' is unknown", string.Join(", ", LanguageCode.All));
            }
            else if (value is MapNode text)
            {
                texts[key.Text] = LanguageText(key, text, sections);
            }
            else
            {
                Fault(value.Line, $"'{key.Text}' is not a map", "the keys title, questions");
            }
        }

        foreach (var section in sections.Where(section => LanguageCode.IsSpoken(section.Language) && !texts.ContainsKey(section.Language)))
        {
            Fault(section.Line, $"the answer in '{section.Language}' has no questions", $"the language '{section.Language}' under 'languages'");
        }

        return texts;
    }

    private ArticleText LanguageText(TextNode language, MapNode map, IReadOnlyList<AnswerSection> sections)
    {
        RefuseUnknown(map, LanguageKeys);
        _lines[$"title/{language.Text}"] = _lines[$"questions/{language.Text}"] = _lines[$"answer/{language.Text}"] = language.Line;
        var section = sections.FirstOrDefault(section => section.Language == language.Text);
        if (section is not null)
        {
            _lines[$"answer/{language.Text}"] = section.Line;
        }

        var questions = Texts(map, "questions");
        _lines[$"questions/{language.Text}"] = map["questions"]?.Line ?? language.Line;
        return new(Text(map, "title")?.Trim() ?? "", section?.Answer ?? "", questions);
    }

    private string? Text(MapNode map, string key)
    {
        var node = map[key];
        if (node is not null)
        {
            _lines[key] = node.Line;
        }

        if (node is null or TextNode { Text.Length: <= MaxText })
        {
            return (node as TextNode)?.Text;
        }

        Fault(node.Line, node is TextNode ? $"'{key}' is too long" : $"'{key}' is not a text", $"a text of at most {MaxText} characters");
        return "";
    }

    private List<string> Texts(MapNode map, string key)
    {
        var texts = new List<string>();
        if (map[key] is not { } node)
        {
            return texts;
        }

        _lines[key] = node.Line;
        if (node is not ListNode list)
        {
            Fault(node.Line, $"'{key}' is not a list", "lines that begin with '-'");
            return texts;
        }

        foreach (var item in list.Items)
        {
            if (item is TextNode { Text.Length: > 0 and <= MaxText } text)
            {
                texts.Add(text.Text.Trim());
            }
            else
            {
                Fault(item.Line, $"an item of '{key}' is not a text", $"1 to {MaxText} characters; text with ': ' or '#' goes in quotes");
            }
        }

        return texts;
    }

    private DateTimeOffset? Instant(MapNode map, string key)
    {
        if (Text(map, key) is not { } text)
        {
            return null;
        }

        if (Instants.TryRead(text, out var instant))
        {
            return instant;
        }

        Fault(map[key]!.Line, $"'{key}' is not a date: '{Shown(text)}'", Instants.Allowed);
        return null;
    }

    private void RefuseUnknown(MapNode map, string[] known)
    {
        foreach (var (key, _) in map.Entries.Where(entry => !known.Contains(entry.Key.Text, StringComparer.Ordinal)))
        {
            Fault(key.Line, $"the key '{Shown(key.Text)}' is unknown", string.Join(", ", known));
        }
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private void Fault(int line, string what, string allowed) => faults.Error(file, line, null, what, allowed);
}
