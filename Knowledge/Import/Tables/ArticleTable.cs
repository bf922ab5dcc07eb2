namespace CareBot.Knowledge.Import.Tables;

/// <summary>
/// Articles as a table: the columns <c>article</c>, <c>question</c> and optionally <c>language</c>, <c>title</c>, <c>answer</c>,
/// <c>tags</c>, <c>follow-ups</c>, <c>valid-from</c>, <c>valid-until</c>; one row a question. What belongs to the article, or to
/// its language, stands in any of its rows; if in several, it must be the same.
/// </summary>
internal sealed class ArticleTable
{
    public static readonly string[] Columns = ["article", "language", "title", "question", "answer", "tags", "follow-ups", "valid-from", "valid-until"];

    private readonly Table _table;
    private readonly FaultList _faults;
    private readonly LanguageChoice _languages;
    private readonly int[] _columns;

    private ArticleTable(Table table, LanguageChoice languages, FaultList faults)
    {
        (_table, _faults, _languages) = (table, faults, languages);
        _columns = [.. Columns.Select(table.Column)];
    }

    public static bool IsOne(Table table) => table.Column("article") >= 0 && table.Column("question") >= 0;

    public static IReadOnlyList<PlacedArticle> Read(Table table, LanguageChoice languages, FaultList faults)
    {
        var reader = new ArticleTable(table, languages, faults);
        foreach (var unknown in table.Header.Where(name => name.Length > 0 && !Columns.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Warn(table.File, 1, unknown, "the column is unknown and is left out", string.Join(", ", Columns));
        }

        return reader.Read();
    }

    private List<PlacedArticle> Read()
    {
        var main = _languages.Of(_table.Rows.Select(row => Cell(row, "question")), new(_table.File, 0));
        var articles = new List<PlacedArticle>();
        foreach (var rows in _table.Rows.GroupBy(row => Cell(row, "article").Trim(), StringComparer.Ordinal))
        {
            if (!ArticleName.IsValid(rows.Key))
            {
                Error(rows.First(), "article", rows.Key.Length == 0 ? "the id is missing" : $"the id '{FaultList.Shown(rows.Key)}' is not a name", ArticleName.Allowed);
                continue;
            }

            articles.Add(Article(rows.Key, [.. rows], main));
        }

        return articles;
    }

    private PlacedArticle Article(string id, TableRow[] rows, string main)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new Dictionary<string, ArticleText>(StringComparer.Ordinal);
        foreach (var same in rows.GroupBy(row => Cell(row, "language").Trim() is { Length: > 0 } language ? language : main, StringComparer.Ordinal))
        {
            TableRow[] own = [.. same];
            var questions = own.Select(row => Cell(row, "question")).Where(question => !string.IsNullOrWhiteSpace(question)).ToArray();
            var title = One(own, "title");
            foreach (var place in (string[])["title", "questions", "answer", "languages"])
            {
                places[$"{place}/{same.Key}"] = own[0].Number;
            }

            texts[same.Key] = new(title.Length > 0 ? title : questions.FirstOrDefault(""), One(own, "answer"), questions);
        }

        var article = new Article(
            id, texts, ListCell.Read(One(rows, "follow-ups")), ListCell.Read(One(rows, "tags")), Instant(rows, "valid-from"), Instant(rows, "valid-until"));
        return new(article, place => new(_table.File, places.GetValueOrDefault(place, rows[0].Number), ColumnOf(place)));
    }

    /// <summary>The one value of a column in several rows; a fault in each row with another one.</summary>
    private string One(TableRow[] rows, string column)
    {
        var first = rows.Select(row => Cell(row, column)).FirstOrDefault(cell => cell.Length > 0, "");
        foreach (var other in rows.Where(row => Cell(row, column) is { Length: > 0 } cell && cell != first))
        {
            Error(other, column, $"'{FaultList.Shown(Cell(other, column))}' is another {column} than in line {rows[0].Number} of the same article", "the same, or nothing");
        }

        return first;
    }

    private DateTimeOffset? Instant(TableRow[] rows, string column)
    {
        var text = One(rows, column).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (Instants.TryRead(text, out var instant))
        {
            return instant;
        }

        Error(rows.First(row => Cell(row, column).Length > 0), column, $"'{FaultList.Shown(text)}' is not a date", Instants.Allowed);
        return null;
    }

    private string Cell(TableRow row, string column) => Table.Cell(row, _columns[Array.IndexOf(Columns, column)]);

    private void Error(TableRow row, string column, string what, string allowed) => _faults.Error(_table.File, row.Number, column, what, allowed);

    private static string ColumnOf(string place) => place.Split('/')[0] switch
    {
        "id" => "article",
        "questions" => "question",
        "languages" => "language",
        var other => other,
    };
}
