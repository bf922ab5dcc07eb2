namespace CareBot.Knowledge.Matching;

/// <summary>One example question (or title) of an article, as the members see it.</summary>
/// <param name="Article">Number of the article in the index.</param>
/// <param name="IsTitle">It is the article's title, not a question as customers ask it.</param>
/// <param name="Identity">See <see cref="FeatureExtractor.Identity"/>.</param>
/// <param name="Stems">See <see cref="FeatureBag"/>.</param>
internal sealed record Example(int Article, string Text, string Language, bool IsTitle, ulong Identity, ulong[] Stems, SparseVector Vector);
