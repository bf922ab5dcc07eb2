using System.Collections.Frozen;
using System.Text.Json;
using CareBot.Knowledge.Index;
using CareBot.Knowledge.Matching;
using CareBot.Knowledge.Questions;
using CareBot.Language;

namespace CareBot.Knowledge;

/// <summary>
/// A snapshot of articles that finds the one that answers. Immutable and safe for any number of threads. Equal articles, in
/// any order, and equal options give equal results.
/// </summary>
public sealed class KnowledgeBase
{
    private const int TrainingPasses = 30;
    private const int MaxRanked = 10;

    private readonly ExampleIndex _index;
    private readonly MatchOptions _options;
    private readonly LinearModel _linear;
    private readonly Stack _stack;
    private readonly Gate _gate;
    private readonly TopCalibration _top;
    private readonly DecisionPolicy _policy;
    private readonly FrozenDictionary<string, int> _numbers;
    private readonly FrozenDictionary<ulong, int[]> _identities;
    private readonly QueryReader _reader;
    private readonly NeverConfused _neverConfused;

    /// <param name="saved">Where the learned parts are read from; null: they are learned.</param>
    private KnowledgeBase(IReadOnlyList<Article> articles, MatchOptions options, MatchRules rules, IndexReader? saved = null)
    {
        (Articles, Rules, _options) = (articles, rules, options);
        var sorted = articles.OrderBy(article => article.Id, StringComparer.Ordinal).DistinctBy(article => article.Id, StringComparer.Ordinal).ToArray();
        _index = new ExampleIndex(sorted, new Synonyms(rules.Synonyms));
        _numbers = sorted.Select((article, i) => (article.Id, i)).ToFrozenDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        _identities = _index.Examples.GroupBy(example => example.Identity).Where(group => group.Key != 0)
            .ToFrozenDictionary(group => group.Key, group => group.Select(example => example.Article).Distinct().ToArray());
        (_reader, _neverConfused) = (new(_index), new(rules.NeverConfuse));
        if (saved is not null)
        {
            RequireSameFeatures(saved);
            (_linear, _stack) = (LinearModel.Read(saved, _index.Space.Count, sorted.Length), Stack.Read(saved));
            (_gate, _top, _policy) = (Gate.Read(saved), TopCalibration.Read(saved), DecisionPolicy.Read(saved));
            return;
        }

        var trainer = new LinearTrainer(_index.Examples, sorted.Length, _index.Space.Count, options.Seed);
        trainer.Train(TrainingPasses);
        _linear = trainer.Model;
        (_stack, _gate, _top, _policy) = Calibration.Fit(_index, options);
    }

    public static KnowledgeBase Empty { get; } = Build([]);

    /// <summary>As given to <see cref="Build"/>, in that order.</summary>
    public IReadOnlyList<Article> Articles { get; }

    public MatchRules Rules { get; }

    /// <summary>Trains and calibrates. Of articles with the same id the first counts; an article without words is never found.</summary>
    public static KnowledgeBase Build(IReadOnlyList<Article> articles, MatchOptions? options = null, MatchRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return new([.. articles], options ?? MatchOptions.Default, rules ?? MatchRules.None);
    }

    /// <summary>Writes articles, rules and all that was learned; <see cref="Load"/> gives a knowledge base with equal results.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        IndexFile.Write(stream, index =>
        {
            index.Write(JsonSerializer.Serialize(_options));
            index.Write(Rules.ToJson());
            index.Write(Articles.Count);
            foreach (var article in Articles)
            {
                index.Write(ArticleJson.Write(article));
            }

            index.Write(_index.Space.Fingerprint);
            _linear.Write(index);
            _stack.Write(index);
            _gate.Write(index);
            _top.Write(index);
            _policy.Write(index);
        });
    }

    /// <summary>Reads what <see cref="Save"/> wrote, in a fraction of the time that building takes.</summary>
    /// <param name="options">Those that building would take.</param>
    /// <exception cref="IndexException">Not such an index, damaged, made with other options, or by a version that reads texts otherwise.</exception>
    public static KnowledgeBase Load(Stream stream, MatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var index = IndexFile.Read(stream);
        var wanted = options ?? MatchOptions.Default;
        if (index.Text() != JsonSerializer.Serialize(wanted))
        {
            throw new IndexException("The index was made with other options.");
        }

        try
        {
            var rules = MatchRules.FromJson(index.Text());
            var articles = new List<Article>();
            for (var left = index.Int(); left > 0; left--)
            {
                articles.Add(ArticleJson.Read(index.Text()));
            }

            var loaded = new KnowledgeBase(articles, wanted, rules, index);
            return index.AtEnd ? loaded : throw new IndexException("The index goes on after its end.");
        }
        catch (JsonException foreign)
        {
            throw new IndexException($"The index holds an article or rule that this version does not read: {foreign.Message}");
        }
    }

    /// <summary>The article with this id; null when there is none.</summary>
    public Article? Find(string id) => _numbers.TryGetValue(id, out var number) ? _index.Articles[number] : null;

    /// <summary>Ranks the articles and decides. Never fails, whatever the text; work is bounded by the text's first 4,000 units.</summary>
    public MatchResult Match(MatchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var read = _reader.Read(Capped(query.Text), query.Language);
        var bag = FeatureExtractor.Extract(read.Words, read.WordsLanguage);
        if (bag.WordCount == 0 || _index.Examples.Count == 0)
        {
            return new(MatchDecision.Decline, [], 0);
        }

        var vector = _index.Space.Vector(bag);
        var hidden = query.At is { } at ? _index.Articles.Select(article => !article.IsValidAt(at)).ToArray() : null;
        var scores = _index.Score(bag.Stems, vector, _linear);
        var logits = _stack.Logits(scores, hidden);
        ContextBonus.Add(logits, _index.Articles, _numbers, query, read.WordsLanguage, bag.WordCount);
        var logSum = Stack.Normalise(logits);
        var any = double.IsNegativeInfinity(logSum) ? 0 : _gate.Probability(GateFeatures.Of(_index, bag.Stems, scores, logits, logSum, hidden));
        _top.Apply(logits);
        any = Sharpen(logits, hidden, FeatureExtractor.Identity(read.Words), any);
        return _neverConfused.Apply(_policy.Decide(Rank(logits, scores), any, _options));
    }

    /// <summary>
    /// As <see cref="Match"/>, and where the text asks two or three things that different articles answer, each alone. One result where
    /// it asks one thing, or where one article answers the whole more surely. At most 16 searches.
    /// </summary>
    public IReadOnlyList<QuestionMatch> MatchEach(MatchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var whole = Capped(query.Text);
        return new QuestionSplitter(text => Match(text == whole ? query : query with { Text = text, LastArticleId = null })).Split(whole);
    }

    private static string Capped(string text) => text.Length > Normalizer.MaxLength ? text[..Normalizer.MaxLength] : text;

    private void RequireSameFeatures(IndexReader saved)
    {
        if (saved.Long() != _index.Space.Fingerprint)
        {
            throw new IndexException("The index was made by a version that reads texts otherwise.");
        }
    }

    /// <summary>A text equal to an example is that example's article, whatever the models say.</summary>
    private double Sharpen(Span<double> probabilities, bool[]? hidden, ulong identity, double any)
    {
        var equal = _identities.TryGetValue(identity, out var articles) ? articles.Where(article => hidden is null || !hidden[article]).ToArray() : [];
        if (equal.Length == 0)
        {
            return any;
        }

        const double Rest = 0.02;
        var mass = 1e-12;
        foreach (var article in equal)
        {
            mass += probabilities[article];
        }

        for (var article = 0; article < probabilities.Length; article++)
        {
            probabilities[article] = Array.IndexOf(equal, article) >= 0
                ? (1 - Rest) * ((probabilities[article] + 1e-12 / equal.Length) / mass)
                : probabilities[article] * Rest;
        }

        return Math.Max(any, 1 - Rest);
    }

    private List<RankedArticle> Rank(double[] probabilities, Scores scores)
    {
        var best = new PriorityQueue<int, (double, int)>();
        for (var article = 0; article < probabilities.Length; article++)
        {
            if (probabilities[article] <= 0)
            {
                continue;
            }

            best.Enqueue(article, (probabilities[article], -article));
            if (best.Count > MaxRanked)
            {
                best.Dequeue();
            }
        }

        var ranked = new List<RankedArticle>(best.Count);
        while (best.TryDequeue(out var article, out _))
        {
            var example = scores.NearestExample[article];
            ranked.Add(new(_index.Articles[article].Id, probabilities[article], example < 0 ? null : _index.Examples[example].Text));
        }

        ranked.Reverse();
        return ranked;
    }
}
