using System.Diagnostics;
using System.Globalization;
using CareBot.Knowledge;
using CareBot.Knowledge.Matching;

namespace CareBot.Bench.Matching;

/// <summary>Builds a made-up knowledge base of a given size and asks it: build time, memory, query times, and how often the right article is first, beside plain BM25.</summary>
internal static class ScaleRun
{
    private const int Warming = 200;
    private const int Seed = 7;

    public static void Run(int articles, int examples, int queries, TextWriter output)
    {
        var shop = new MadeShop(articles, examples, Seed);
        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        var watch = Stopwatch.StartNew();
        var knowledge = KnowledgeBase.Build(shop.Articles);
        var seconds = watch.Elapsed.TotalSeconds;
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        var asked = Enumerable.Range(0, queries + Warming).Select(_ => shop.Ask()).ToArray();
        var times = new List<double>(queries);
        var right = 0;
        var allocated = 0L;
        for (var i = 0; i < asked.Length; i++)
        {
            var (bytes, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            var result = knowledge.Match(new(asked[i].Text));
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (i >= Warming)
            {
                allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
                times.Add(elapsed);
                right += result.Ranked.Count > 0 && result.Ranked[0].ArticleId == asked[i].Article ? 1 : 0;
            }
        }

        times.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{articles} x {examples}: build {seconds:0.0} s, held {held / 1e6:0} MB, peak {peak / 1e6:0} MB (before {before / 1e6:0}), p50 {times[times.Count / 2]:0.000} ms, p99 {times[times.Count * 99 / 100]:0.000} ms, {allocated / queries / 1000.0:0.0} kB a query, top1 {(double)right / queries:0.000}, BM25 {Bm25(shop.Articles, asked[Warming..]):0.000}"));
    }

    private static double Bm25(IReadOnlyList<Article> articles, (string Text, string Article)[] asked)
    {
        var plain = new Bm25Index(articles.Count, articles.SelectMany((article, i) => article.Texts["id"].Questions.Select(question => (i, Stems(question)))));
        var scores = new float[articles.Count];
        var right = 0;
        foreach (var (text, article) in asked)
        {
            Array.Clear(scores);
            plain.Score(Stems(text), scores);
            right += articles[Array.IndexOf(scores, scores.Max())].Id == article ? 1 : 0;
        }

        return (double)right / asked.Length;
    }

    private static ulong[] Stems(string text) => [.. text.Split(' ').Select(word => FeatureExtractor.StemKey(word, "id")).Distinct()];
}
