using System.Globalization;
using CareBot.Knowledge.Import.Tables;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Import.Qna;

/// <summary>Reads the table of QnA Maker and Custom Question Answering: one row a question; rows with the same <c>QnaId</c> are one pair.</summary>
internal sealed class QnaTable
{
    private const string Columns = "Question, Answer, Source, Metadata, SuggestedQuestions, IsContextOnly, Prompts, QnaId";

    private readonly Table _table;
    private readonly FaultList _faults;
    private readonly bool _guarded;

    private QnaTable(Table table, bool guarded, FaultList faults) => (_table, _guarded, _faults) = (table, guarded, faults);

    public static bool IsOne(Table table) => table.Column("Question") >= 0 && table.Column("Answer") >= 0;

    /// <summary>Adds the table's pairs to <paramref name="document"/>.</summary>
    /// <param name="guarded">The table is text, in which what begins like a formula has an apostrophe before it.</param>
    public static void Read(Table table, bool guarded, QnaDocument document, FaultList faults)
    {
        var reader = new QnaTable(table, guarded, faults);
        if (!IsOne(table))
        {
            var scenarios = table.Column("Scenario") >= 0 && table.Column("Response") >= 0;
            faults.Error(
                table.File, 1, null, scenarios ? "the table has scenarios, not customers' questions" : "the columns 'Question' and 'Answer' are missing", Columns);
            return;
        }

        var pairs = new Dictionary<string, QnaPair>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            reader.Row(row, pairs, document);
        }
    }

    private void Row(TableRow row, Dictionary<string, QnaPair> pairs, QnaDocument document)
    {
        var (question, answer) = (Text(row, "Question"), Text(row, "Answer"));
        if (string.IsNullOrWhiteSpace(question))
        {
            Error(row, "Question", "the question is empty", "text");
        }

        var id = Number(row, "QnaId");
        var key = id is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{id}") : string.Join('\t', "", answer, Text(row, "Source"), Cell(row, "Metadata"));
        if (!pairs.TryGetValue(key, out var pair))
        {
            pair = new QnaPair
            {
                Id = id is > 0 ? id : null,
                Answer = answer,
                Source = Text(row, "Source"),
                Metadata = Metadata(row),
                IsContextOnly = Flag(row),
                Place = new(_table.File, row.Number),
            };
            pair.Prompts.AddRange(Prompts(row));
            pairs[key] = pair;
            document.Pairs.Add(pair);
        }
        else if (answer != pair.Answer)
        {
            Error(row, "Answer", $"the answer is another than in line {pair.Place.Line} of the same QnaId", "the same answer in all rows of a pair");
        }

        pair.Questions.Add(question);
        pair.Suggestions += Json(row, "SuggestedQuestions").OfType<MapNode>().Sum(head => (head.Any("AlternateQuestionList") as ListNode)?.Items.Count ?? 0);
    }

    private bool Flag(TableRow row)
    {
        var text = Cell(row, "IsContextOnly").Trim();
        if (text.Length > 0 && !text.Equals("true", StringComparison.OrdinalIgnoreCase) && !text.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            Error(row, "IsContextOnly", $"'{FaultList.Shown(text)}' is not a truth value", "True or False");
        }

        return text.Equals("true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>name:value|name:value</c>, or a JSON list of names and values as some tools write it.</summary>
    private List<(string Name, string Value)> Metadata(TableRow row)
    {
        var cell = Cell(row, "Metadata").Trim();
        if (cell.StartsWith('['))
        {
            return [.. Json(row, "Metadata").OfType<MapNode>().Select(entry => ((entry.Any("name") as TextNode)?.Text ?? "", (entry.Any("value") as TextNode)?.Text ?? ""))];
        }

        var entries = new List<(string Name, string Value)>();
        foreach (var part in cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                entries.Add((part[..colon].Trim(), part[(colon + 1)..].Trim()));
            }
            else
            {
                Error(row, "Metadata", $"'{FaultList.Shown(part)}' has no name and value", "name:value, several separated by |");
            }
        }

        return entries;
    }

    private IEnumerable<QnaPrompt> Prompts(TableRow row)
    {
        foreach (var item in Json(row, "Prompts"))
        {
            if (item is MapNode map)
            {
                yield return new(Value(map, "displayText"), Whole(map, "displayOrder") ?? 0, Whole(map, "qnaId") is > 0 and var id ? id : null);
            }
            else
            {
                Error(row, "Prompts", "a prompt is not an object", "objects with displayText and qnaId");
            }
        }
    }

    private IReadOnlyList<FrontMatterNode> Json(TableRow row, string column)
    {
        var cell = Cell(row, column).Trim();
        if (cell.Length == 0)
        {
            return [];
        }

        var broken = new FaultList();
        var node = JsonTree.Read(new(_table.File, System.Text.Encoding.UTF8.GetBytes(cell)), broken);
        if (node is ListNode list)
        {
            return list.Items;
        }

        Error(row, column, "the cell is not a JSON list", "[] or a list of objects");
        return [];
    }

    private int? Number(TableRow row, string column)
    {
        var text = Cell(row, column).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        // A workbook keeps whole numbers as they are typed or with a decimal point.
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= int.MaxValue && number == Math.Floor(number))
        {
            return (int)number;
        }

        Error(row, column, $"'{FaultList.Shown(text)}' is not a number", "a whole number from 1, or nothing");
        return null;
    }

    private static string Value(MapNode map, string key) => (map.Any(key) as TextNode)?.Text ?? "";

    private static int? Whole(MapNode map, string key) => int.TryParse(Value(map, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A cell with its line breaks, which these files write as a backslash and an n.</summary>
    private string Text(TableRow row, string column)
    {
        var cell = Cell(row, column);
        return (_guarded ? FormulaGuard.Read(cell) : cell).Replace("\\n", "\n", StringComparison.Ordinal);
    }

    private string Cell(TableRow row, string column) => Table.Cell(row, _table.Column(column));

    private void Error(TableRow row, string column, string what, string allowed) => _faults.Error(_table.File, row.Number, column, what, allowed);
}
