namespace CareBot.Knowledge.Matching;

/// <summary>The stems of titles and answers.</summary>
internal static class AnswerReader
{
    private const int Batch = 4096;

    /// <summary>Article by article in rising order; read on all cores.</summary>
    public static IEnumerable<(int Article, ulong[] Stems)> Stems(IReadOnlyList<Article> articles, Synonyms synonyms)
    {
        for (var start = 0; start < articles.Count; start += Batch)
        {
            var texts = Enumerable.Range(start, Math.Min(Batch, articles.Count - start)).SelectMany(i => articles[i].Texts.Select(text => (Article: i, Language: text.Key, Text: text.Value))).ToArray();
            var stems = new ulong[texts.Length][];
            Parallel.For(0, texts.Length, () => new FeatureBuffer(), (i, _, buffer) =>
            {
                var (_, language, text) = texts[i];
                FeatureExtractor.Extract(synonyms.Words(text.Title + " " + text.Answer, language), language, buffer);
                stems[i] = [.. buffer.Stems];
                return buffer;
            }, _ => { });
            for (var i = 0; i < texts.Length; i++)
            {
                yield return (texts[i].Article, stems[i]);
            }
        }
    }
}
