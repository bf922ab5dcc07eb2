namespace CareBot.Knowledge.Questions;

/// <summary>
/// Tells several questions in one message apart: at the cuts of <see cref="QuestionCuts"/> it looks for parts that different articles
/// answer, each part more surely than one article answers the whole.
/// </summary>
internal sealed class QuestionSplitter(Func<string, MatchResult> match)
{
    /// <summary>A message is never answered by more articles than this.</summary>
    public const int MostQuestions = 3;

    /// <summary>With more pieces a message tells a story rather than asks; at most 15 runs of pieces are searched for.</summary>
    private const int MostPieces = 5;

    /// <summary>How likely the answer to each part must be the right one.</summary>
    private const double LeastSure = 0.6;

    /// <returns>Two or three parts in their order, or only the whole.</returns>
    public IReadOnlyList<QuestionMatch> Split(string text)
    {
        var whole = new QuestionMatch(text, match(text));
        var pieces = QuestionCuts.Pieces(text);
        if (pieces.Count is < 2 or > MostPieces || IsExample(whole))
        {
            return [whole];
        }

        var runs = Runs(text, pieces);
        QuestionMatch[] best = [whole];
        var most = whole.Result.Decision == MatchDecision.Answer ? Math.Max(LeastSure, whole.Result.TopProbability) : LeastSure;
        foreach (var parts in Partitions(pieces.Count, MostQuestions).Where(parts => parts.Length > 1))
        {
            var matches = Array.ConvertAll(parts, part => runs[part]);
            var least = matches.Min(part => part.Result.TopProbability);
            if (least > most && AreApart(matches))
            {
                (best, most) = (matches, least);
            }
        }

        return best;
    }

    /// <summary>Whoever wrote the example meant it as one question.</summary>
    private static bool IsExample(QuestionMatch whole) =>
        whole.Result.Ranked.Count > 0 && string.Equals(whole.Result.Ranked[0].Example?.Trim(), whole.Text.Trim(), StringComparison.OrdinalIgnoreCase);

    private Dictionary<(int First, int Last), QuestionMatch> Runs(string text, IReadOnlyList<Range> pieces)
    {
        var runs = new Dictionary<(int, int), QuestionMatch>();
        for (var first = 0; first < pieces.Count; first++)
        {
            for (var last = first; last < pieces.Count; last++)
            {
                var part = text[pieces[first].Start..pieces[last].End].Trim();
                runs[(first, last)] = new(part, match(part));
            }
        }

        return runs;
    }

    /// <summary>Every way to lay the pieces into at most so many runs.</summary>
    private static IEnumerable<(int First, int Last)[]> Partitions(int pieces, int most, int first = 0)
    {
        yield return [(first, pieces - 1)];
        if (most == 1)
        {
            yield break;
        }

        for (var last = first; last < pieces - 1; last++)
        {
            foreach (var rest in Partitions(pieces, most - 1, last + 1))
            {
                yield return [(first, last), .. rest];
            }
        }
    }

    private static bool AreApart(QuestionMatch[] parts) =>
        Array.TrueForAll(parts, part => part.Result.Decision == MatchDecision.Answer)
        && parts.DistinctBy(part => part.Result.Ranked[0].ArticleId, StringComparer.Ordinal).Count() == parts.Length;
}
