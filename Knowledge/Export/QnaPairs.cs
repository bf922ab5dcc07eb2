using System.Globalization;
using CareBot.Knowledge.Import;
using CareBot.Knowledge.Import.Qna;

namespace CareBot.Knowledge.Export;

/// <summary>Articles as pairs of questions and answers, one a language; what pairs have no field for stands in their metadata.</summary>
internal static class QnaPairs
{
    private const string Made = "qna-";

    public static QnaDocument Of(IReadOnlyList<Article> articles)
    {
        var document = new QnaDocument();
        var byArticle = new Dictionary<string, Dictionary<string, QnaPair>>(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            var own = byArticle[article.Id] = new(StringComparer.Ordinal);
            foreach (var (language, text) in SpokenTexts.Of(article))
            {
                var pair = own[language] = Pair(article, language, text);
                document.Pairs.Add(pair);
            }
        }

        QnaLinks.Number(document);
        foreach (var article in articles)
        {
            foreach (var (language, pair) in byArticle[article.Id])
            {
                pair.Prompts.AddRange(article.FollowUps.Select((followUp, order) => Prompt(byArticle.GetValueOrDefault(followUp), language, order)).OfType<QnaPrompt>());
            }
        }

        return document;
    }

    /// <summary>An id that importing made from a pair's number goes back to that number.</summary>
    private static int? NumberOf(Article article) =>
        article.Texts.Count == 1 && article.Id.StartsWith(Made, StringComparison.Ordinal) && article.Id[Made.Length] is not '0'
        && int.TryParse(article.Id.AsSpan(Made.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static QnaPair Pair(Article article, string language, ArticleText text)
    {
        var titled = text.Questions.Count > 0 && text.Questions[0] == text.Title;
        var meta = new QnaMetadata
        {
            Article = NumberOf(article) is null ? article.Id : null,
            Language = language,
            TitleFirst = !titled,
            ValidFrom = article.ValidFrom is { } from ? Instants.Write(from) : null,
            ValidUntil = article.ValidUntil is { } until ? Instants.Write(until) : null,
            Tags = article.Tags,
        };
        return new()
        {
            Id = NumberOf(article),
            Questions = titled ? [.. text.Questions] : [text.Title, .. text.Questions],
            Answer = text.Answer,
            Source = "Editorial",
            Metadata = meta.Write(),
            IsContextOnly = article.Tags.Contains(QnaTags.ContextOnly, StringComparer.Ordinal),
            Place = default,
        };
    }

    private static QnaPrompt? Prompt(Dictionary<string, QnaPair>? targets, string language, int order) =>
        targets is null || targets.Count == 0 ? null
        : targets.GetValueOrDefault(language, targets.First().Value) is var target
            ? new(target.Questions[0], order, target.Id) { Target = target }
            : null;
}
