using System.Diagnostics;

namespace CareBot.Knowledge.Evaluation;

/// <summary>Asks a knowledge base's own questions, each of one that was built without it.</summary>
internal static class CrossValidation
{
    /// <summary>Deals each article's questions out to the folds. An article with one question keeps it: without it there would be nothing to find.</summary>
    /// <returns>One case a question that was dealt, and the seconds of all builds together.</returns>
    /// <exception cref="InvalidDataException">No article has two questions.</exception>
    public static (IReadOnlyList<AskedCase> Asked, double BuildSeconds) Ask(IReadOnlyList<Article> articles, int folds, AnswersOptions options)
    {
        var dealt = Deal(articles, folds, new(options.Seed));
        if (dealt.Count == 0)
        {
            throw new InvalidDataException("No article has two questions, so none can be left out. Allowed: at least one article with two questions.");
        }

        var misspeller = new Misspeller(options.Seed, options.Noise);
        var (asked, seconds) = (new List<AskedCase>(dealt.Count), 0.0);
        for (var fold = 0; fold < folds; fold++)
        {
            var own = dealt.Where(question => question.Fold == fold).ToArray();
            var left = own.Select(question => (question.Article, question.Language, question.Place)).ToHashSet();
            var watch = Stopwatch.StartNew();
            var knowledge = KnowledgeBase.Build([.. articles.Select(article => Without(article, left))], options.Match);
            seconds += watch.Elapsed.TotalSeconds;
            foreach (var question in own)
            {
                var start = Stopwatch.GetTimestamp();
                var result = knowledge.Match(new(misspeller.Misspell(question.Text)));
                asked.Add(new(question.Article, result, Stopwatch.GetElapsedTime(start).TotalMilliseconds) { Question = question.Text });
            }
        }

        return (asked, seconds);
    }

    private static List<Dealt> Deal(IReadOnlyList<Article> articles, int folds, Random random)
    {
        var dealt = new List<Dealt>();
        foreach (var article in articles)
        {
            Dealt[] questions =
            [
                .. article.Texts.OrderBy(text => text.Key, StringComparer.Ordinal)
                    .SelectMany(text => text.Value.Questions.Select((question, place) => new Dealt(article.Id, text.Key, place, question, 0))),
            ];
            if (questions.Length > 1)
            {
                random.Shuffle(questions);
                var first = random.Next(folds);
                dealt.AddRange(questions.Select((question, i) => question with { Fold = (first + i) % folds }));
            }
        }

        return dealt;
    }

    private static Article Without(Article article, HashSet<(string Article, string Language, int Place)> left) => article with
    {
        Texts = article.Texts.ToDictionary(
            text => text.Key,
            text => text.Value with { Questions = [.. text.Value.Questions.Where((_, place) => !left.Contains((article.Id, text.Key, place)))] },
            StringComparer.Ordinal),
    };

    private sealed record Dealt(string Article, string Language, int Place, string Text, int Fold);
}
