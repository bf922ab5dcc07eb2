using System.Text.Json;
using CareBot.Knowledge.Dense;
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
    /// <summary>With fewer articles a full build takes no time worth saving.</summary>
    private const int FewestForChanges = 200;

    /// <summary>One article in so many may change before all is learned anew.</summary>
    private const int ArticlesForChange = 50;

    private static readonly IEqualityComparer<IReadOnlyList<string>> Phrases = EqualityComparer<IReadOnlyList<string>>.Create(
        (one, other) => ReferenceEquals(one, other) || (one is not null && other is not null && one.SequenceEqual(other, StringComparer.Ordinal)), group => group.Count);

    private readonly ExampleIndex _index;
    private readonly MatchOptions _options;
    private readonly Learned _learned;
    private readonly Dictionary<string, int> _numbers;
    private readonly KnownTexts _known;
    private readonly QueryReader _reader;
    private readonly NeverConfused _neverConfused;
    private readonly bool _hasDates;
    private DenseLayer? _dense;

    /// <summary>How many articles changed since all was learned anew.</summary>
    private readonly int _drift;

    private KnowledgeBase(IReadOnlyList<Article> articles, MatchRules rules, MatchOptions options, ExampleIndex index, Learned learned, int drift)
    {
        _drift = drift;
        (Articles, Rules, _options, _index, _learned) = (articles, rules, options, index, learned);
        _numbers = index.Articles.Select((article, i) => (article.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        (_reader, _neverConfused, _known) = (new(index), new(rules.NeverConfuse), new(index.Examples));
        _hasDates = index.Articles.Any(article => article.ValidFrom is not null || article.ValidUntil is not null);
    }

    public static KnowledgeBase Empty { get; } = Build([]);

    /// <summary>As given to <see cref="Build"/>, in that order.</summary>
    public IReadOnlyList<Article> Articles { get; }

    public MatchRules Rules { get; }

    /// <summary>The model of the articles' vectors, with whose vectors queries may come; null: words alone decide.</summary>
    public string? VectorModel => _dense?.Model;

    /// <summary>Trains and calibrates. Of articles with the same id the first counts; an article without words is never found.</summary>
    /// <param name="previous">
    /// A knowledge base that differs in few articles, the release before as a rule: in a large one only what changed is read and
    /// trained anew. Rankings are then those of a full build on 99.9 % of questions and probabilities within 0.02. Where more than
    /// one article in 50 changed since the last full build, or options or synonyms did, or there are few articles, all is built.
    /// </param>
    public static KnowledgeBase Build(IReadOnlyList<Article> articles, MatchOptions? options = null, MatchRules? rules = null, KnowledgeBase? previous = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var (sorted, wanted, known) = (Sorted(articles), options ?? MatchOptions.Default, rules ?? MatchRules.None);
        if (previous?.After(articles, sorted, wanted, known) is { } changed)
        {
            return changed;
        }

        var synonyms = new Synonyms(known.Synonyms);
        var examples = ExampleReader.Read(sorted, synonyms, out var space);
        var index = new ExampleIndex(sorted, synonyms, examples, space);
        return new([.. articles], known, wanted, index, Learned.From(index, wanted), drift: 0);
    }

    /// <summary>
    /// The same knowledge base with vectors of its texts: they count for queries that bring one. How much they count is learned as building
    /// learns it, in less time. Vectors are not saved.
    /// </summary>
    /// <exception cref="ArgumentException">A text of <see cref="TextVectors.TextsOf"/> has no vector, or the vectors do not go together.</exception>
    public KnowledgeBase WithVectors(TextVectors vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var with = (KnowledgeBase)MemberwiseClone();
        with._dense = DenseLearning.Learn(_index, _learned, vectors, _options);
        return with;
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

            index.Write(_drift);
            _index.Space.Write(index);
            _learned.Write(index);
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

            var (sorted, synonyms) = (Sorted(articles), new Synonyms(rules.Synonyms));
            var drift = index.Int();
            var known = FeatureSpace.Read(index);
            var space = known;
            var examples = ExampleReader.ReadWith(ref space, sorted, synonyms);
            if (space != known)
            {
                throw new IndexException("The index was made by a version that reads texts otherwise.");
            }

            var learned = Learned.Read(index, examples.Length, sorted.Length);
            return index.AtEnd
                ? new(articles, rules, wanted, new(sorted, synonyms, examples, space), learned, drift)
                : throw new IndexException("The index goes on after its end.");
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
        var scratch = MatchScratch.Take();
        try
        {
            return Match(query, scratch);
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>
    /// As <see cref="Match"/>, and where the text asks two or three things that different articles answer, each alone. One result where
    /// it asks one thing, or where one article answers the whole more surely. At most 16 searches.
    /// </summary>
    public IReadOnlyList<QuestionMatch> MatchEach(MatchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var whole = Capped(query.Text);
        return new QuestionSplitter(text => Match(text == whole ? query : query with { Text = text, LastArticleId = null, Embedding = null })).Split(whole);
    }

    private static string Capped(string text) => text.Length > Normalizer.MaxLength ? text[..Normalizer.MaxLength] : text;

    private static Article[] Sorted(IReadOnlyList<Article> articles) =>
        [.. articles.OrderBy(article => article.Id, StringComparer.Ordinal).DistinctBy(article => article.Id, StringComparer.Ordinal)];

    /// <summary>Null where too much changed.</summary>
    private KnowledgeBase? After(IReadOnlyList<Article> articles, Article[] sorted, MatchOptions options, MatchRules rules)
    {
        var isLarge = sorted.Length > ExampleIndex.MostWhole;
        if (options != _options || sorted.Length < FewestForChanges || isLarge != _index.Articles.Count > ExampleIndex.MostWhole
            || !rules.Synonyms.SequenceEqual(Rules.Synonyms, Phrases))
        {
            return null;
        }

        var changes = Changes.Between(_index.Articles, sorted);
        var drift = _drift + Math.Max(changes.Fresh.Length, changes.Gone);
        if ((long)drift * ArticlesForChange > sorted.Length)
        {
            return null;
        }

        var index = _index.After(changes, out var newOf);
        return new([.. articles], rules, options, index, _learned.After(index, changes, newOf, options), drift);
    }

    private MatchResult Match(MatchQuery query, MatchScratch scratch)
    {
        var read = _reader.Read(Capped(query.Text), query.Language);
        var text = scratch.Features;
        FeatureExtractor.Extract(read.Words, read.WordsLanguage, text);
        if (text.WordCount == 0 || _index.Examples.Count == 0)
        {
            return new(MatchDecision.Decline, [], 0);
        }

        var hidden = _hasDates && query.At is { } at ? _index.Articles.Select(article => !article.IsValidAt(at)).ToArray() : null;
        var equal = _known.Of(FeatureExtractor.Identity(read.Words));
        var followUps = ContextBonus.FollowUps(_index.Articles, _numbers, query, text.WordCount);
        var dense = query.Embedding is { } vector ? _dense?.Score(vector.Span) : null;
        int[] wanted = followUps.Length == 0 && dense is null ? equal : [.. equal, .. followUps, .. dense?.Nearest() ?? []];
        var scores = _index.Scorer.Score(text.Stems, scratch.VectorIn(_index.Space), _learned.Linear, scratch, hidden, wanted);
        if (scores.Count == 0)
        {
            return new(MatchDecision.Decline, [], 0);
        }

        var logits = scratch.Logits(scores.Count);
        _learned.Stack.Logits(scores, logits);
        ContextBonus.Add(scores, logits, _index.Articles, followUps, query, read.WordsLanguage);
        var words = dense is null ? null : logits.ToArray();
        var logSum = Stack.Normalise(logits);
        Span<double> features = stackalloc double[GateFeatures.Count];
        GateFeatures.Of(_index.Questions, text.Stems, scores, logits, logSum, features);
        var any = _learned.Gate.Probability(features);
        if (dense is null)
        {
            _learned.Top.Apply(logits);
        }
        else
        {
            any = _dense!.Join(dense, scores, words, any, logits);
        }

        any = KnownTexts.Sharpen(scores, logits, equal, any);
        return _neverConfused.Apply(_learned.Policy.Decide(Ranking.Of(_index, scores, logits), any, _options));
    }
}
