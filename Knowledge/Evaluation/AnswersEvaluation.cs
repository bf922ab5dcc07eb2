using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Language;

namespace CareBot.Knowledge.Evaluation;

/// <param name="KnowledgeFile">TSV with <c>article</c>, <c>question</c>, optionally <c>answer</c>, <c>language</c>; or a folder as <see cref="KnowledgeFolder"/> reads it.</param>
/// <param name="CasesFile">TSV with <c>question</c>, <c>expected</c> (empty: none of them); null with <see cref="Folds"/> or <see cref="Explain"/>.</param>
/// <param name="Shots">Only so many questions an article, drawn with <paramref name="Seed"/>; null: all.</param>
/// <param name="Noise">Share of the cases' words that are misspelt, 0 to 1.</param>
public sealed record AnswersOptions(string KnowledgeFile, string? CasesFile = null, bool Json = false, int? Shots = null, int Seed = 1, double Noise = 0)
{
    public MatchOptions Match { get; init; } = MatchOptions.Default;

    /// <summary>In place of cases: each of so many parts of the questions is asked of a knowledge base built from the others; 2 or more.</summary>
    public int? Folds { get; init; }

    /// <summary>In place of figures: how many answers are wrong when only the surest are given.</summary>
    public bool Curve { get; init; }

    /// <summary>In place of cases: a text to ask, with what speaks for each article.</summary>
    public string? Explain { get; init; }
}

/// <summary>Builds a knowledge base as publishing would, asks every case and measures the results.</summary>
public static class AnswersEvaluation
{
    /// <summary>Prints the figures, one a line or as one JSON object; or the curve, or the explanation.</summary>
    /// <exception cref="InvalidDataException">A file is not such a table, the knowledge folder has errors, or there is nothing to ask.</exception>
    public static void Run(AnswersOptions options, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        if (options.Explain is { } text)
        {
            Explanation.Write(KnowledgeBase.Build(Articles(options), options.Match).Match(new(text)), options.Json, output);
            return;
        }

        if (options.Curve)
        {
            RiskCurve.Write(Ask(options).Asked, output);
            return;
        }

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
        if (options.Folds is { } folds)
        {
            return CrossValidation.Ask(articles, folds, options);
        }

        var cases = TsvTable.Read(CasesOf(options), "question", "expected");
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

    private static string CasesOf(AnswersOptions options) => options.CasesFile
        ?? throw new InvalidDataException("There is nothing to ask. Allowed: --cases FILE, --folds N or --explain TEXT.");

    /// <summary>The articles that would be built, after the draw.</summary>
    internal static IReadOnlyList<Article> Articles(AnswersOptions options)
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
