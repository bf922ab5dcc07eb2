using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Language;

namespace CareBot.Knowledge.Evaluation;

/// <param name="KnowledgeFile">TSV with <c>article</c>, <c>question</c>, optionally <c>answer</c>, <c>language</c>; or a folder as <see cref="KnowledgeFolder"/> reads it.</param>
/// <param name="CasesFile">TSV with <c>question</c>, <c>expected</c> (empty: none of them).</param>
/// <param name="Shots">Only so many questions an article, drawn with <paramref name="Seed"/>; null: all.</param>
/// <param name="Noise">Share of the cases' words that are misspelt, 0 to 1.</param>
public sealed record AnswersOptions(string KnowledgeFile, string CasesFile, bool Json = false, int? Shots = null, int Seed = 1, double Noise = 0)
{
    public MatchOptions Match { get; init; } = MatchOptions.Default;
}

/// <summary>Builds a knowledge base as publishing would, asks every case and measures the results.</summary>
public static class AnswersEvaluation
{
    /// <summary>Prints the figures, one a line or as one JSON object.</summary>
    /// <exception cref="InvalidDataException">A file is not such a table, or the knowledge folder has errors.</exception>
    public static void Run(AnswersOptions options, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        var figures = Measure(options);
        if (options.Json)
        {
            output.WriteLine(new JsonObject(figures.Select(figure => KeyValuePair.Create(figure.Key, (JsonNode?)JsonValue.Create(figure.Value))))
                .ToJsonString(JsonSerializerOptions.Default));
            return;
        }

        foreach (var (key, value) in figures)
        {
            output.WriteLine($"{key,-18}{value.ToString("0.####", CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>The figures by key, in their fixed order; shares are fractions of 1, <c>mcc</c> from -1 to 1.</summary>
    public static IReadOnlyList<KeyValuePair<string, double>> Measure(AnswersOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (asked, buildSeconds) = Ask(options);
        return AnswersFigures.Of(asked, buildSeconds);
    }

    /// <summary>Builds the knowledge base and asks every case.</summary>
    internal static (IReadOnlyList<AskedCase> Asked, double BuildSeconds) Ask(AnswersOptions options)
    {
        var articles = Articles(options);
        var cases = TsvTable.Read(options.CasesFile, "question", "expected");
        var (question, expected) = (cases.Column("question"), cases.Column("expected"));
        var watch = Stopwatch.StartNew();
        var knowledge = KnowledgeBase.Build(articles, options.Match);
        var buildSeconds = watch.Elapsed.TotalSeconds;
        var misspeller = new Misspeller(options.Seed, options.Noise);
        var asked = new List<AskedCase>(cases.Rows.Count);
        foreach (var row in cases.Rows)
        {
            var query = new MatchQuery(misspeller.Misspell(row[question]));
            var start = Stopwatch.GetTimestamp();
            var result = knowledge.Match(query);
            asked.Add(new(row[expected], result, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }

        return (asked, buildSeconds);
    }

    private static IReadOnlyList<Article> Articles(AnswersOptions options)
    {
        if (!Directory.Exists(options.KnowledgeFile))
        {
            return TableArticles(options);
        }

        var read = KnowledgeFolder.Read(options.KnowledgeFile);
        return read.HasErrors
            ? throw new InvalidDataException(string.Join('\n', read.Faults.Select(fault => fault.ToString())))
            : read.Articles;
    }

    private static List<Article> TableArticles(AnswersOptions options)
    {
        var table = TsvTable.Read(options.KnowledgeFile, "article", "question");
        var (article, question, answer, language) = (table.Column("article"), table.Column("question"), table.Column("answer"), table.Column("language"));
        var main = LanguageIdentifier.Default.Identify(string.Join(' ', table.Rows.Take(200).Select(row => row[question]))).Language;
        var random = new Random(options.Seed);
        return [.. table.Rows.GroupBy(row => row[article], StringComparer.Ordinal).Select(rows => new Article(
            rows.Key,
            Draw([.. rows], options.Shots, random)
                .GroupBy(row => language < 0 ? main : row[language], StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => new ArticleText(
                    rows.Key.Replace('_', ' '),
                    answer < 0 ? "" : same.Select(row => row[answer]).FirstOrDefault(text => text.Length > 0, ""),
                    [.. same.Select(row => row[question])]), StringComparer.Ordinal),
            [],
            []))];
    }

    private static string[][] Draw(string[][] rows, int? shots, Random random)
    {
        if (shots is not { } count)
        {
            return rows;
        }

        random.Shuffle(rows);
        return rows[..Math.Min(count, rows.Length)];
    }
}
