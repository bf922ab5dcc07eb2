using System.Diagnostics;
using System.Globalization;
using CareBot.Knowledge;
using CareBot.Knowledge.Matching;

namespace CareBot.Bench.Matching;

/// <summary>
/// Builds a made-up knowledge base of a given size and asks it: build time, memory, query times, and how often the right article is
/// first, beside plain BM25; then changes one article and compares the changed knowledge base with one that is built whole; then
/// saves and loads it. Beside each time stands the processor's, of all cores together.
/// </summary>
internal static class ScaleRun
{
    private const int Warming = 200;
    private const int Seed = 7;

    public static void Run(int articles, int examples, int queries, TextWriter output)
    {
        var shop = new MadeShop(articles, examples, Seed);
        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        var (knowledge, build) = Timed(() => KnowledgeBase.Build(shop.Articles));
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        var held = GC.GetTotalMemory(forceFullCollection: true);
        Print(output, $"{articles} x {examples}: build {build}, held {held / 1e6:0} MB, peak {peak / 1e6:0} MB (before {before / 1e6:0})");
        var asked = Enumerable.Range(0, queries + Warming).Select(_ => shop.Ask()).ToArray();
        Ask(knowledge, asked, output);
        Print(output, $"BM25 {Bm25(shop.Articles, asked[Warming..]):0.000}");
        Change(shop, knowledge, asked, output);
        Keep(knowledge, output);
    }

    private static void Ask(KnowledgeBase knowledge, (string Text, string Article)[] asked, TextWriter output)
    {
        var times = new List<double>(asked.Length);
        var (right, allocated) = (0, 0L);
        var processor = TimeSpan.Zero;
        for (var i = 0; i < asked.Length; i++)
        {
            processor = i == Warming ? Process.GetCurrentProcess().TotalProcessorTime : processor;
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

        var mean = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / times.Count;
        times.Sort();
        Print(output, $"query p50 {times[times.Count / 2]:0.000} ms, p99 {times[times.Count * 99 / 100]:0.000} ms, processor {mean:0.000} ms, {allocated / times.Count / 1000.0:0.0} kB, top1 {(double)right / times.Count:0.000}");
    }

    private static void Change(MadeShop shop, KnowledgeBase knowledge, (string Text, string Article)[] asked, TextWriter output)
    {
        Article[] articles = [.. shop.Articles];
        articles[articles.Length / 2] = shop.Changed(articles.Length / 2);
        var (changed, change) = Timed(() => KnowledgeBase.Build(articles, previous: knowledge));
        var (built, build) = Timed(() => KnowledgeBase.Build(articles));
        var (equal, first, near) = (0, 0, 0);
        var (furthest, all) = (0.0, 0);
        foreach (var (text, _) in asked)
        {
            var (one, other) = (changed.Match(new(text)), built.Match(new(text)));
            var off = one.Ranked.Count == 0 || other.Ranked.Count == 0 ? 0 : Math.Abs(one.TopProbability - other.TopProbability);
            all++;
            equal += one.Ranked.Take(3).Select(ranked => ranked.ArticleId).SequenceEqual(other.Ranked.Take(3).Select(ranked => ranked.ArticleId)) ? 1 : 0;
            first += one.Ranked.FirstOrDefault()?.ArticleId == other.Ranked.FirstOrDefault()?.ArticleId ? 1 : 0;
            near += off <= 0.02 ? 1 : 0;
            furthest = Math.Max(furthest, off);
        }

        Print(output, $"one article changed {change}, built whole {build}; equal first {(double)first / all:0.0000}, first three {(double)equal / all:0.0000}, probability within .02 {(double)near / all:0.0000}, furthest {furthest:0.000}");
    }

    private static void Keep(KnowledgeBase knowledge, TextWriter output)
    {
        using var stream = new MemoryStream();
        var (_, save) = Timed(() =>
        {
            knowledge.Save(stream);
            return stream;
        });
        stream.Position = 0;
        var (_, load) = Timed(() => KnowledgeBase.Load(stream));
        Print(output, $"index {stream.Length / 1e6:0.0} MB, save {save}, load {load}");
    }

    private static (T Made, string Time) Timed<T>(Func<T> make)
    {
        var (processor, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var made = make();
        var used = Process.GetCurrentProcess().TotalProcessorTime - processor;
        return (made, string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} s (processor {used.TotalSeconds:0.00} s)"));
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

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
