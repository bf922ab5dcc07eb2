using CareBot.Language;

namespace CareBot.Knowledge.Matching;

/// <summary>Turns articles into examples, on all cores.</summary>
internal static class ExampleReader
{
    /// <summary>Texts whose features are held unnumbered at a time.</summary>
    private const int Batch = 4096;

    /// <summary>Article by article in rising order.</summary>
    /// <param name="space">Made of the examples themselves.</param>
    public static Example[] Read(IReadOnlyList<Article> articles, Synonyms synonyms, out FeatureSpace space)
    {
        Draft[] drafts = [.. articles.SelectMany(Drafts)];
        var counter = new FeatureCounter();
        var wordKinds = new int[drafts.Length];
        var examples = new Example[drafts.Length];
        for (var start = 0; start < drafts.Length; start += Batch)
        {
            var batch = Extract(drafts.AsMemory(start, Math.Min(Batch, drafts.Length - start)), synonyms);
            for (var i = 0; i < batch.Length; i++)
            {
                wordKinds[start + i] = batch[i].WordKinds;
                examples[start + i] = batch[i].Example(new(counter.Add(batch[i].Keys), batch[i].Counts));
            }
        }

        var built = counter.Space(out var numberOf);
        Parallel.For(0, examples.Length, Cores, i =>
        {
            var vector = examples[i].Vector;
            foreach (ref var number in vector.Index.AsSpan())
            {
                number = numberOf[number];
            }

            built.Weigh(vector.Index, vector.Value, wordKinds[i]);
        });
        space = built;
        return examples;
    }

    /// <summary>Article by article in rising order.</summary>
    /// <param name="space">Gains the features that it lacks.</param>
    public static Example[] ReadWith(ref FeatureSpace space, IReadOnlyList<Article> articles, Synonyms synonyms)
    {
        var drafts = Extract(articles.SelectMany(Drafts).ToArray(), synonyms);
        var known = space;
        var grown = space = space.With([.. drafts.SelectMany(draft => draft.Keys).Where(key => !known.Knows(key)).Distinct().Order()]);
        var examples = new Example[drafts.Length];
        Parallel.For(0, drafts.Length, Cores, i =>
        {
            var numbers = Array.ConvertAll(drafts[i].Keys, grown.Number);
            grown.Weigh(numbers, drafts[i].Counts, drafts[i].WordKinds);
            examples[i] = drafts[i].Example(new(numbers, drafts[i].Counts));
        });
        return examples;
    }

    private static ParallelOptions Cores { get; } = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private static Extracted[] Extract(ReadOnlyMemory<Draft> drafts, Synonyms synonyms)
    {
        var extracted = new Extracted[drafts.Length];
        Parallel.For(
            0,
            drafts.Length,
            Cores,
            () => new FeatureBuffer(),
            (i, _, buffer) =>
            {
                var draft = drafts.Span[i];
                var words = synonyms.Words(draft.Text, draft.Language);
                FeatureExtractor.Extract(words, draft.Language, buffer);
                extracted[i] = new(draft, FeatureExtractor.Identity(words), [.. buffer.Stems], [.. buffer.Keys], [.. buffer.Counts], buffer.WordKinds);
                return buffer;
            },
            _ => { });
        return extracted;
    }

    private static IEnumerable<Draft> Drafts(Article article, int number) =>
        from text in article.Texts.OrderBy(text => text.Key, StringComparer.Ordinal)
        from draft in text.Value.Questions.Select(question => (Text: question, IsTitle: false))
            .Append((Text: text.Value.Title, IsTitle: true)).DistinctBy(draft => draft.Text, StringComparer.Ordinal)
        where !string.IsNullOrWhiteSpace(draft.Text)
        select new Draft(number, draft.Text, LanguageCode.IsSpoken(text.Key) ? text.Key : LanguageCode.Indonesian, draft.IsTitle);

    private readonly record struct Draft(int Article, string Text, string Language, bool IsTitle);

    private sealed record Extracted(Draft Draft, ulong Identity, ulong[] Stems, ulong[] Keys, float[] Counts, int WordKinds)
    {
        public Example Example(SparseVector vector) => new(Draft.Article, Draft.Text, Draft.Language, Draft.IsTitle, Identity, Stems, vector);
    }
}
