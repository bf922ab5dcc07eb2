using System.Text;
using CareBot.Knowledge.Import;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Export;

/// <summary>Writes articles in the forms that <see cref="KnowledgeImport"/> reads, and proves by reading them back that nothing is lost, or says what is.</summary>
public static class KnowledgeExport
{
    /// <summary>UTF-16 units that spreadsheet programs keep of a cell.</summary>
    private const int MaxCell = 32_767;

    /// <summary>Equal articles give equal bytes, whatever their order.</summary>
    public static ExportResult Write(IReadOnlyList<Article> articles, KnowledgeFormat format, MatchRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        Article[] sorted = [.. articles.OrderBy(article => article.Id, StringComparer.Ordinal)];
        var carried = rules ?? MatchRules.None;
        List<KnowledgeFile> files = [.. Files(sorted, format), .. RuleLists(carried, format)];
        var back = KnowledgeImport.Read(files, new(format));
        return new(format, files, [.. TooLong(sorted, format), .. LossCheck.Compare(sorted, back), .. LossCheck.Compare(carried, back)]);
    }

    private static IEnumerable<KnowledgeFile> RuleLists(MatchRules rules, KnowledgeFormat format)
    {
        if (format == KnowledgeFormat.Markdown && rules.Synonyms.Count > 0)
        {
            yield return Text(RuleFiles.Synonyms, RuleFiles.Write(rules.Synonyms));
        }

        if (format == KnowledgeFormat.Markdown && rules.NeverConfuse.Count > 0)
        {
            yield return Text(RuleFiles.NeverConfuse, RuleFiles.Write(rules.NeverConfuse.Select(pair => new[] { pair.One, pair.Other })));
        }
    }

    private static IEnumerable<ExportLoss> TooLong(Article[] articles, KnowledgeFormat format) =>
        from article in articles.Where(_ => format is KnowledgeFormat.Xlsx or KnowledgeFormat.QnaXlsx)
        from text in article.Texts
        where text.Value.Answer.Length > MaxCell
        select new ExportLoss(article.Id, $"answer/{text.Key}", $"has {text.Value.Answer.Length} characters; a cell holds {MaxCell}");

    private static List<KnowledgeFile> Files(Article[] articles, KnowledgeFormat format)
    {
        if (format == KnowledgeFormat.Markdown)
        {
            return [.. articles.Select(article => Text(MarkdownArticle.NameOf(article), MarkdownArticle.Write(article)))];
        }

        var name = "articles" + (format switch
        {
            KnowledgeFormat.Tsv or KnowledgeFormat.QnaTsv => ".tsv",
            KnowledgeFormat.Csv => ".csv",
            KnowledgeFormat.Xlsx or KnowledgeFormat.QnaXlsx => ".xlsx",
            KnowledgeFormat.QnaZip => ".zip",
            KnowledgeFormat.QnaJson or KnowledgeFormat.CqaJson => ".json",
            KnowledgeFormat.Qna => ".qna",
            _ => ".yml",
        });
        return
        [
            format switch
            {
                KnowledgeFormat.Tsv => Text(name, TableWriter.Tsv(ArticleRows.Of(articles))),
                KnowledgeFormat.Csv => Text(name, "\uFEFF" + TableWriter.Csv(ArticleRows.Of(articles))),
                KnowledgeFormat.Xlsx => new(name, WorkbookWriter.Write([("Articles", ArticleRows.Of(articles))])),
                KnowledgeFormat.QnaTsv => Text(name, TableWriter.PlainTsv(QnaRows.Pairs(QnaPairs.Of(articles), guarded: true))),
                KnowledgeFormat.QnaXlsx => new(name, WorkbookWriter.Write(QnaRows.Sheets(QnaPairs.Of(articles)))),
                KnowledgeFormat.QnaZip => new(name, ZipWriter.Write(QnaRows.Files(QnaPairs.Of(articles)))),
                KnowledgeFormat.QnaJson => new(name, QnaJsonWriter.Documents(QnaPairs.Of(articles))),
                KnowledgeFormat.CqaJson => new(name, QnaJsonWriter.Project(QnaPairs.Of(articles))),
                KnowledgeFormat.Qna => Text(name, QnaMarkupWriter.Write(QnaPairs.Of(articles))),
                _ => Text(name, RasaWriter.Write(articles)),
            },
        ];
    }

    private static KnowledgeFile Text(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
