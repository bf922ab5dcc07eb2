using System.Globalization;
using CareBot.Bench.Road;
using CareBot.Knowledge.Evaluation;

namespace CareBot.Bench.Engines;

/// <summary>Our engine beside nlp.js and MiniSearch on the same rows, one after the other.</summary>
internal static class EnginesRun
{
    /// <summary>nlp.js as it comes, and with the learning rate that does best on large sets.</summary>
    private static readonly string[] Others = ["minisearch", "nlpjs", "nlpjs-0.05"];

    private static readonly (string Name, string Set, int? Shots, string Language)[] Sets =
    [
        ("banking77", "banking77", null, "en"),
        ("banking77-10", "banking77", 10, "en"),
        ("banking77-5", "banking77", 5, "en"),
        ("clinc150", "clinc150", null, "en"),
        ("massive-id", "massive-id-ID", null, "id"),
        ("massive-ms", "massive-ms-MY", null, "ms"),
        ("massive-en", "massive-en-US", null, "en"),
        ("curekart", "hint3-curekart", null, "en"),
        ("bitext", "bitext", null, "en"),
    ];

    /// <param name="folder">The sets.</param>
    /// <param name="script">The engines of npm.</param>
    /// <param name="only">Names of the sets to take; all when empty.</param>
    /// <param name="limit">For one engine on one set.</param>
    public static async Task RunAsync(string folder, string script, string[] only, TimeSpan limit, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("| set | engine | top1 | build s | p50 ms | p99 ms |\n|---|---|---|---|---|---|");
        using var temporary = new TemporaryFolder();
        foreach (var (name, set, shots, language) in Sets.Where(s => only.Length == 0 || only.Contains(s.Name, StringComparer.Ordinal)))
        {
            var cases = Path.Combine(folder, set + ".cases.tsv");
            var options = new AnswersOptions(Path.Combine(folder, set + ".kb.tsv"), cases, Shots: shots);
            var kb = Path.Combine(temporary.Path, name + ".tsv");
            await File.WriteAllLinesAsync(
                kb,
                AnswersEvaluation.Articles(options).SelectMany(a => a.Texts.Values.SelectMany(t => t.Questions), (a, question) => $"{a.Id}\t{question}").Prepend("article\tquestion"),
                cancellationToken);
            var own = AnswersEvaluation.Measure(options).ToDictionary(StringComparer.Ordinal);
            await WriteAsync(output, name, "CareBot", new(own["top1"], own["build_seconds"], own["p50_ms"], own["p99_ms"]), limit);
            foreach (var engine in Others)
            {
                await WriteAsync(output, name, engine, await NodeEngine.RunAsync(script, engine, kb, cases, language, limit, cancellationToken), limit);
            }
        }
    }

    private static Task WriteAsync(TextWriter output, string set, string engine, EngineFigures? figures, TimeSpan limit) => output.WriteLineAsync(figures is null
        ? string.Create(CultureInfo.InvariantCulture, $"| {set} | {engine} | | > {limit.TotalSeconds:0} | | |")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"| {set} | {engine} | {figures.Top1:.000} | {figures.BuildSeconds:0.0} | {figures.P50:0.00} | {figures.P99:0.00} |"));
}
