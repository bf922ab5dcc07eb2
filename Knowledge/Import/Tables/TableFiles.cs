using CareBot.Knowledge.Import.Qna;

namespace CareBot.Knowledge.Import.Tables;

/// <summary>Reads table files; the header tells whether a table holds articles, pairs, synonyms or settings.</summary>
internal sealed class TableFiles(KnowledgeFormat? forced, LanguageChoice languages, QnaDocument document, FaultList faults)
{
    private readonly List<PlacedArticle> _articles = [];

    public IReadOnlyList<PlacedArticle> Articles => _articles;

    /// <summary>Null when no table with articles or pairs was found.</summary>
    public KnowledgeFormat? Format { get; private set; }

    public void Read(FileKind kind, KnowledgeFile file)
    {
        if (kind == FileKind.Xlsx)
        {
            Sheets(file);
        }
        else if (file.Text(faults) is { } text)
        {
            var rows = kind == FileKind.Tsv ? TsvText.Rows(text) : CsvText.Rows(file.Name, text, faults);
            if (rows is not null)
            {
                Take(kind, file.Name, rows);
            }
        }
    }

    private void Sheets(KnowledgeFile file)
    {
        if (Archive.Unpack(file, faults) is not { } parts || Workbook.Read(file.Name, parts, faults) is not { } sheets)
        {
            return;
        }

        var filled = sheets.Where(sheet => sheet.Rows.Any(row => row.Cells.Any(cell => cell.Trim().Length > 0))).ToArray();
        if (filled.Length == 0)
        {
            faults.Error(file.Name, 0, null, "the workbook is empty", "a sheet with a header and at least one row");
        }

        foreach (var sheet in filled)
        {
            Take(FileKind.Xlsx, file.Name, sheet.Rows);
        }
    }

    private void Take(FileKind kind, string file, IReadOnlyList<TableRow> rows)
    {
        if (IsSynonyms(rows))
        {
            document.Synonyms.AddRange(rows.Skip(1).Select(row => SynonymRow(file, row)).Where(group => group.Count > 0));
            return;
        }

        if (Table.Of(file, rows, faults) is not { } table)
        {
            return;
        }

        if (table.Column("Key") >= 0 && table.Column("Value") >= 0 && !QnaTable.IsOne(table))
        {
            var language = table.Rows.FirstOrDefault(row => Table.Cell(row, table.Column("Key")).Equals("Language", StringComparison.OrdinalIgnoreCase));
            document.Language ??= language is null ? null : Table.Cell(language, table.Column("Value"));
        }
        else if (ArticleTable.IsOne(table) && forced is not (KnowledgeFormat.QnaTsv or KnowledgeFormat.QnaXlsx))
        {
            Format = kind switch { FileKind.Csv => KnowledgeFormat.Csv, FileKind.Xlsx => KnowledgeFormat.Xlsx, _ => KnowledgeFormat.Tsv };
            _articles.AddRange(ArticleTable.Read(Plain(kind, table), languages, faults));
        }
        else
        {
            Format ??= kind == FileKind.Xlsx ? KnowledgeFormat.QnaXlsx : KnowledgeFormat.QnaTsv;
            QnaTable.Read(table, kind != FileKind.Xlsx, document, faults);
        }
    }

    /// <summary>The table with its texts as they were before they were written into a file of this kind.</summary>
    private static Table Plain(FileKind kind, Table table) => kind switch
    {
        FileKind.Tsv => table.With(cell => FormulaGuard.Read(TsvText.Unescape(cell))),
        FileKind.Csv => table.With(FormulaGuard.Read),
        _ => table,
    };

    private static bool IsSynonyms(IReadOnlyList<TableRow> rows) =>
        rows.Count > 0 && rows[0].Cells.Count(cell => cell.Trim().Length > 0) == 1 && rows[0].Cells[0].Trim().Equals("Synonyms", StringComparison.OrdinalIgnoreCase);

    /// <summary>Words in quotation marks, separated by commas, all in one cell.</summary>
    private List<string> SynonymRow(string file, TableRow row)
    {
        var broken = new FaultList();
        var words = CsvText.Rows(file, row.Cells[0], broken);
        if (words is null)
        {
            faults.Error(file, row.Number, "Synonyms", $"the words '{FaultList.Shown(row.Cells[0])}' are not a list", "\"one\",\"another\"");
        }

        return [.. (words ?? []).SelectMany(record => record.Cells).Select(word => word.Trim()).Where(word => word.Length > 0)];
    }
}
