namespace CareBot.Knowledge.Matching;

/// <summary>One example question (or title) of an article, as the members see it.</summary>
/// <param name="Article">Number of the article in the index.</param>
/// <param name="Identity">See <see cref="FeatureExtractor.Identity"/>.</param>
internal sealed record Example(int Article, string Text, string Language, ulong Identity, FeatureBag Bag, SparseVector Vector);
