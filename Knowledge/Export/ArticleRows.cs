using CareBot.Knowledge.Import;
using CareBot.Knowledge.Import.Tables;

namespace CareBot.Knowledge.Export;

/// <summary>Articles as the rows that <see cref="ArticleTable"/> reads: one a question; what belongs to the article stands in its first row.</summary>
internal static class ArticleRows
{
    public static IReadOnlyList<string[]> Of(IEnumerable<Article> articles)
    {
        var rows = new List<string[]> { ArticleTable.Columns };
        foreach (var article in articles)
        {
            string[] head =
            [
                ListCell.Write(article.Tags),
                ListCell.Write(article.FollowUps),
                article.ValidFrom is { } from ? Instants.Write(from) : "",
                article.ValidUntil is { } until ? Instants.Write(until) : "",
            ];
            foreach (var (language, text) in SpokenTexts.Of(article))
            {
                var (title, answer) = (text.Title, text.Answer);
                foreach (var question in text.Questions.DefaultIfEmpty(""))
                {
                    rows.Add([article.Id, language, title, question, answer, .. head]);
                    (title, answer, head) = ("", "", ["", "", "", ""]);
                }
            }
        }

        return rows;
    }
}
