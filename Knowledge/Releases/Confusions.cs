using CareBot.Knowledge.Evaluation;

namespace CareBot.Knowledge.Releases;

/// <summary>What leaving out each question in turn and asking it shows: articles that are taken for another, questions that look misfiled.</summary>
internal static class Confusions
{
    private const int Folds = 5;

    /// <summary>So many of an article's questions must go to one other article, and at least this share of them.</summary>
    private const int FewestConfused = 3;
    private const double ConfusedShare = 0.3;

    /// <summary>A question looks misfiled when another article is so sure and its own has so little.</summary>
    private const double SureOther = 0.85;
    private const double FaintOwn = 0.03;

    public static IEnumerable<ArticleFault> Find(IReadOnlyList<Article> articles, MatchOptions options)
    {
        if (!articles.Any(article => article.Texts.Values.Sum(text => text.Questions.Count) > 1))
        {
            return [];
        }

        var asked = CrossValidation.Ask(articles, Folds, new("") { Match = options }).Asked;
        return asked.GroupBy(one => one.Expected, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal).SelectMany(own => Confused(own.Key, [.. own]).Concat(Misfiled(own.Key, own)));
    }

    private static IEnumerable<ArticleFault> Confused(string id, AskedCase[] own) =>
        from taken in own.Where(one => one.Rank != 1 && one.Top.Length > 0).GroupBy(one => one.Top, StringComparer.Ordinal)
        where taken.Count() >= FewestConfused && taken.Count() >= ConfusedShare * own.Length
        select new ArticleFault(
            id, "questions", $"{taken.Count()} of {own.Length} questions, each left out and asked, are taken for '{taken.Key}'",
            "questions that tell the articles apart, or one article of the two", Severity.Warning);

    private static IEnumerable<ArticleFault> Misfiled(string id, IEnumerable<AskedCase> own) =>
        from one in own
        let ranked = one.Result.Ranked
        where ranked.Count > 0 && one.Rank != 1 && one.Result.TopProbability >= SureOther
            && (one.Rank == 0 || ranked[one.Rank - 1].Probability <= FaintOwn)
        select new ArticleFault(
            id, "questions", $"the question '{Short(one.Question)}' looks like one of '{ranked[0].ArticleId}'", "each question in the article that answers it", Severity.Warning);

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
