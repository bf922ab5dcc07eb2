using System.Globalization;
using System.Text.RegularExpressions;

namespace CareBot.Knowledge.Import.Qna;

/// <summary>A line that refers to another file or an address.</summary>
internal sealed record QnaReference(string Text, string Target, int Line);

/// <summary>
/// One <c>.qna</c> or <c>.lu</c> file: pairs with filters, answer and prompts, alterations, references. Of <c>.lu</c>'s own parts only
/// the intents' utterances are read, since pairs may refer to them.
/// </summary>
internal sealed partial class QnaMarkup
{
    public const string DefaultSource = "custom editorial";
    private const string List = "a line that begins with '-'";

    private readonly string _file;
    private readonly FaultList _faults;
    private Part _part = Part.None;
    private QnaPair? _pair;
    private List<string> _items = [];
    private int? _id;
    private string _source = DefaultSource;
    private bool _answered;

    private QnaMarkup(string file, FaultList faults) => (_file, _faults) = (file, faults);

    private enum Part
    {
        None,
        Questions,
        Filters,
        Answered,
        Prompts,
        Alterations,
        Intent,
        Entity,
    }

    public List<QnaPair> Pairs { get; } = [];

    public List<IReadOnlyList<string>> Synonyms { get; } = [];

    /// <summary>References that stand alone: other files to read, pages the service was to read.</summary>
    public List<QnaReference> Imports { get; } = [];

    /// <summary>References that stand for questions of a pair, in the place where they go.</summary>
    public List<(QnaPair Pair, int At, QnaReference Reference)> QuestionReferences { get; } = [];

    public Dictionary<string, List<string>> Intents { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static QnaMarkup Read(string file, string text, FaultList faults)
    {
        var markup = new QnaMarkup(file, faults);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Fence().Match(lines[i]) is { Success: true } fence && markup._part is not (Part.Entity or Part.Intent))
            {
                i = markup.Answer(lines, i, fence.Groups["ticks"].Length);
            }
            else
            {
                markup.Line(lines[i].Trim(), i + 1);
            }
        }

        markup.EndPair();
        return markup;
    }

    private void Line(string line, int number)
    {
        if (line.Length == 0 || line[0] == '>')
        {
            _source = Source().Match(line) is { Success: true } source ? source.Groups["name"].Value.Trim() : _source;
        }
        else if (Anchor().Match(line) is { Success: true } anchor)
        {
            EndPair();
            _id = int.TryParse(anchor.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
            Require(_id is not null, number, $"the id '{FaultList.Shown(anchor.Groups["id"].Value)}' is not a number", "a whole number from 1");
        }
        else if (Heading().Match(line) is { Success: true } heading)
        {
            Begin(heading.Groups["text"].Value.Trim(), heading.Groups["question"].Success, number);
        }
        else if (line[0] == '$' || line[0] == '@')
        {
            BeginDefinition(line);
        }
        else if (line is "**Filters:**" or "**Prompts:**")
        {
            Require(_pair is not null, number, $"'{line}' stands outside a pair", "a line '# ? question' before it");
            _part = _pair is null ? Part.None : line == "**Filters:**" ? Part.Filters : Part.Prompts;
        }
        else if (line[0] is '-' or '*' or '+')
        {
            Item(line[1..].Trim(), number);
        }
        else if (Link().Match(line) is { Success: true } link && _part is not (Part.Questions or Part.Filters))
        {
            EndPair();
            Imports.Add(new(link.Groups["text"].Value, link.Groups["target"].Value, number));
        }
        else if (_part is not (Part.Entity or Part.Intent))
        {
            var known = _part is Part.None or Part.Answered;
            _faults.Error(_file, number, null, $"the line '{FaultList.Shown(line)}' is not understood", known ? "'# ? question', an answer between lines of ```, a link, '>' before a comment" : List);
        }
    }

    private void Begin(string text, bool question, int number)
    {
        EndPair();
        if (!question)
        {
            _part = Part.Intent;
            _items = Intents.TryGetValue(text, out var utterances) ? utterances : Intents[text] = [];
            return;
        }

        Require(text.Length > 0, number, "the question is empty", "'# ? question'");
        _pair = new QnaPair { Id = _id, Source = _source, Place = new(_file, number), Questions = [text] };
        (_part, _id, _source, _answered) = (Part.Questions, null, DefaultSource, false);
    }

    private void BeginDefinition(string line)
    {
        EndPair();
        _part = Part.Entity;
        if (Alteration().Match(line) is { Success: true } alteration)
        {
            _part = Part.Alterations;
            _items = [alteration.Groups["word"].Value.Trim()];
            Synonyms.Add(_items);
        }
    }

    private void Item(string text, int number)
    {
        switch (_part)
        {
            case Part.Questions when Link().Match(text) is { Success: true } link:
                QuestionReferences.Add((_pair!, _pair!.Questions.Count, new(link.Groups["text"].Value, link.Groups["target"].Value, number)));
                break;
            case Part.Questions:
                Require(text.Length > 0, number, "the question is empty", "text after '-'");
                _pair!.Questions.Add(text);
                break;
            case Part.Filters:
                Filter(text, number);
                break;
            case Part.Prompts:
                Prompt(text, number);
                break;
            case Part.Alterations or Part.Intent:
                _items.Add(text);
                break;
            case Part.None or Part.Answered:
                _faults.Error(_file, number, null, "a list stands outside a pair", "'# ? question' before it");
                break;
        }
    }

    private void Filter(string text, int number)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        Require(equals > 0, number, $"the filter '{FaultList.Shown(text)}' has no name and value", "- name = value");
        if (equals > 0)
        {
            _pair!.Metadata.Add((text[..equals].Trim(), text[(equals + 1)..].Trim()));
        }
    }

    private void Prompt(string text, int number)
    {
        if (PromptLink().Match(text) is not { Success: true } prompt)
        {
            _faults.Error(_file, number, null, $"the prompt '{FaultList.Shown(text)}' is not understood", "- [text](#2) or - [text](#?question), `context-only` behind it or not");
            return;
        }

        var target = prompt.Groups["target"].Value.Trim();
        var numbered = int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !prompt.Groups["question"].Success;
        _pair!.Prompts.Add(new(Unescape(prompt.Groups["text"].Value), _pair.Prompts.Count, numbered ? id : null, numbered ? null : target) { ContextOnly = prompt.Groups["only"].Success });
    }

    /// <returns>The index of the answer's last line.</returns>
    private int Answer(string[] lines, int start, int ticks)
    {
        var end = Array.FindIndex(lines, start + 1, line => line.Trim() is var closing && closing.Length >= ticks && closing.All(c => c == '`'));
        if (end < 0)
        {
            _faults.Error(_file, start + 1, null, "the answer does not end", "a line ``` after it");
            _answered = true;
            return lines.Length;
        }

        Require(_pair is not null && !_answered, start + 1, _pair is null ? "an answer stands outside a pair" : "the pair has a second answer", "'# ? question', then one answer");
        if (_pair is not null)
        {
            _pair.Answer = string.Join('\n', lines[(start + 1)..end]).Trim();
            (_part, _answered) = (Part.Answered, true);
        }

        return end;
    }

    private void EndPair()
    {
        if (_pair is not null)
        {
            Require(_answered, _pair.Place.Line, $"the pair '{FaultList.Shown(_pair.Questions[0])}' has no answer", "an answer between lines of ```");
            Pairs.Add(_pair);
        }

        (_pair, _part) = (null, Part.None);
    }

    private void Require(bool holds, int line, string what, string allowed)
    {
        if (!holds)
        {
            _faults.Error(_file, line, null, what, allowed);
        }
    }

    private static string Unescape(string text) => text.Replace("\\]", "]", StringComparison.Ordinal).Replace("\\[", "[", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(?<ticks>`{3,})(markdown)?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^>\s*!#\s*@qna\.pair\.source\s*=(?<name>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Source();

    [GeneratedRegex("""^<a\s+id\s*=\s*["'](?<id>[^"']*)["']\s*>\s*</a>$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^#+\s*(?<question>\?)?(?<text>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\$(?<word>[^:]+):\s*qna-alterations\s*=\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Alteration();

    [GeneratedRegex(@"^\[(?<text>[^\]]*)\]\((?<target>[^)]+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\[(?<text>(\\.|[^\]\\])*)\]\(\s*#\s*(?<question>\?)?(?<target>[^)]*)\)\s*(?<only>`context-only`)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PromptLink();
}
