namespace CareBot.Knowledge.Matching;

/// <summary>The stems of titles and answers.</summary>
internal static class AnswerReader
{
    /// <summary>By article: the stems of each of its texts. Read on all cores.</summary>
    public static ulong[][][] Stems(IReadOnlyList<Article> articles, Synonyms synonyms)
    {
        var stems = new ulong[articles.Count][][];
        Parallel.For(0, articles.Count, () => new FeatureBuffer(), (i, _, buffer) =>
        {
            stems[i] = [.. articles[i].Texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text =>
            {
                FeatureExtractor.Extract(synonyms.Words(text.Value.Title + " " + text.Value.Answer, text.Key), text.Key, buffer);
                return buffer.Stems.ToArray();
            })];
            return buffer;
        }, _ => { });
        return stems;
    }
}
