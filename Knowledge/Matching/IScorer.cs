namespace CareBot.Knowledge.Matching;

/// <summary>Finds the candidates for a text and scores them by every member. Immutable and safe for any number of threads.</summary>
internal interface IScorer
{
    /// <param name="hidden">Articles that are to be thought away; null: none.</param>
    /// <param name="wanted">Articles that are candidates whatever their scores, unless they are hidden.</param>
    /// <returns>Good until <paramref name="scratch"/> is used again.</returns>
    Scores Score(ReadOnlySpan<ulong> stems, SparseView vector, LinearModel linear, MatchScratch scratch, bool[]? hidden, ReadOnlySpan<int> wanted);

    /// <summary>The same, as if some examples were not there.</summary>
    /// <param name="left">By example: whether it is thought away.</param>
    /// <param name="questions">Of the others.</param>
    IScorer Without(bool[] left, Bm25Index questions);

    /// <summary>That of changed articles.</summary>
    /// <param name="examples">As they are now, article by article in rising order.</param>
    /// <param name="features">How many there are now; those before kept their numbers.</param>
    IScorer After(Changes changes, IReadOnlyList<Example> examples, int features, Bm25Index questions, Bm25Index answers);
}
