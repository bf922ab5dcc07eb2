using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CareBot.Knowledge.Import.Qna;
using CareBot.Knowledge.Import.Tables;

namespace CareBot.Knowledge.Export;

/// <summary>Pairs as the tables that QnA Maker and Custom Question Answering export: one row a question.</summary>
internal static class QnaRows
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="guarded">For text files: what begins like a formula gets an apostrophe before it.</param>
    public static IReadOnlyList<string[]> Pairs(QnaDocument document, bool guarded)
    {
        var rows = new List<string[]> { (string[])["Question", "Answer", "Source", "Metadata", "SuggestedQuestions", "IsContextOnly", "Prompts", "QnaId"] };
        foreach (var pair in document.Pairs)
        {
            var prompts = JsonSerializer.Serialize(pair.Prompts.Select(prompt => new { displayOrder = prompt.Order, qnaId = prompt.QnaId, displayText = prompt.Text }), Plain);
            var metadata = string.Join('|', pair.Metadata.Select(entry => $"{entry.Name}:{entry.Value}"));
            rows.AddRange(pair.Questions.Select(question => (string[])
            [
                Text(question), Text(pair.Answer), pair.Source, metadata, "[]", pair.IsContextOnly ? "True" : "False", prompts,
                pair.Id?.ToString(CultureInfo.InvariantCulture) ?? "",
            ]));
        }

        return rows;

        string Text(string text) => (guarded ? FormulaGuard.Write(text) : text).Replace("\n", "\\n", StringComparison.Ordinal);
    }

    public static IReadOnlyList<(string Name, IReadOnlyList<string[]> Rows)> Sheets(QnaDocument document) =>
        [("QnAs", Pairs(document, guarded: false)), ("Synonyms", Synonyms()), ("Settings", Settings(document))];

    public static IEnumerable<(string Name, byte[] Content)> Files(QnaDocument document) =>
    [
        ("QnAs.tsv", Bytes(Pairs(document, guarded: true))),
        ("Settings.tsv", Bytes(Settings(document))),
        ("Synonyms.tsv", Bytes(Synonyms())),
    ];

    private static byte[] Bytes(IReadOnlyList<string[]> rows) => Encoding.UTF8.GetBytes(TableWriter.PlainTsv(rows));

    private static List<string[]> Synonyms() => [(string[])["Synonyms"]];

    private static List<string[]> Settings(QnaDocument document) =>
    [
        (string[])["Key", "Value"],
        (string[])["EnableActiveLearning", "False"],
        (string[])["EnableMultiTurnExtraction", "False"],
        (string[])["Language", MainLanguage(document) switch { "en" => "English", "ms" => "Malay", _ => "Indonesian" }],
    ];

    /// <summary>The language of most pairs.</summary>
    public static string MainLanguage(QnaDocument document) =>
        document.Pairs.Select(pair => QnaMetadata.Read(pair.Metadata).Language ?? "id").CountBy(language => language).OrderByDescending(entry => entry.Value)
            .Select(entry => entry.Key).FirstOrDefault("id");
}
