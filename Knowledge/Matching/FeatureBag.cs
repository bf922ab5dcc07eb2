namespace CareBot.Knowledge.Matching;

/// <summary>The n-grams of one text, counted. Words come first, characters after.</summary>
/// <param name="Keys">Distinct 64-bit hashes: <paramref name="WordKinds"/> of words, the rest of characters.</param>
/// <param name="Counts">How often each stands in the text; at least 1.</param>
/// <param name="Stems">Hashes of the text's distinct stems (a part of the word kinds), for coverage and BM25.</param>
/// <param name="WordCount">Words in the text, repeated ones included.</param>
internal sealed record FeatureBag(ulong[] Keys, float[] Counts, int WordKinds, ulong[] Stems, int WordCount);
