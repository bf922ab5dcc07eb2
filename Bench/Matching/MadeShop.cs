using CareBot.Knowledge;

namespace CareBot.Bench.Matching;

/// <summary>
/// A made-up knowledge base of any size. An article is about six words, drawn from a vocabulary in which some are far more frequent than
/// others; an example says three of them among words that every article uses, a question likewise, now and then with a slip of the finger.
/// </summary>
internal sealed class MadeShop
{
    private const int Topic = 6;
    private const int Said = 3;
    private const int Fillers = 300;
    private const double SuffixShare = 0.2;
    private const double SlipShare = 0.1;

    private readonly Random _random;
    private readonly string[] _vocabulary;
    private readonly int[][] _topics;

    public MadeShop(int articles, int examples, int seed)
    {
        _random = new(seed);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < Fillers + Math.Max(2000, articles / 2))
        {
            words.Add(Word());
        }

        _vocabulary = [.. words];
        _topics = [.. Enumerable.Range(0, articles).Select(_ => Enumerable.Range(0, Topic).Select(_ => Rare()).ToArray())];
        Articles = [.. _topics.Select((topic, i) => new Article($"artikel-{i}", new Dictionary<string, ArticleText>(StringComparer.Ordinal)
        {
            ["id"] = new($"{_vocabulary[topic[0]]} {_vocabulary[topic[1]]}", string.Join(' ', topic.Select(word => _vocabulary[word])) + ".", [.. Enumerable.Range(0, examples).Select(_ => Say(topic))]),
        }, [], []))];
    }

    public IReadOnlyList<Article> Articles { get; }

    /// <summary>A new question and the id of the article that answers it.</summary>
    public (string Text, string Article) Ask()
    {
        var article = _random.Next(_topics.Length);
        return (Slip(Say(_topics[article])), Articles[article].Id);
    }

    private string Say(int[] topic)
    {
        var words = Enumerable.Range(0, Said).Select(_ => _vocabulary[topic[_random.Next(Topic)]] + (_random.NextDouble() < SuffixShare ? "nya" : ""))
            .Concat(Enumerable.Range(0, Said).Select(_ => _vocabulary[_random.Next(Fillers)])).ToArray();
        _random.Shuffle(words);
        return string.Join(' ', words);
    }

    private string Slip(string text)
    {
        if (_random.NextDouble() >= SlipShare)
        {
            return text;
        }

        var at = _random.Next(text.Length);
        return text.Remove(at, 1);
    }

    /// <summary>Beyond the fillers, the first far more often than the last.</summary>
    private int Rare() => Fillers + (int)((_vocabulary.Length - Fillers) * Math.Pow(_random.NextDouble(), 1.5));

    private string Word()
    {
        const string Consonants = "bcdghjklmnprstwy";
        const string Vowels = "aeiou";
        return string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => $"{Consonants[_random.Next(Consonants.Length)]}{Vowels[_random.Next(Vowels.Length)]}"))
            + (_random.Next(3) == 0 ? "n" : "");
    }
}
