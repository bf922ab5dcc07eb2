using CareBot.Knowledge;

namespace CareBot.Bench.Matching;

/// <summary>
/// A made-up knowledge base of any size. What an article is about is a thing, something done with it and a circumstance; articles
/// about one thing differ in the rest, and others share that. Each of the three can be said in one to four words, none more right
/// than another, so that two ways of saying the same may share no word. Examples and questions are said alike: now and then one of
/// the three is left out, words take endings, lose a vowel or are mistyped, and stand among words that any question has. Only those
/// are real words: what a shop sells and does is in no list that the bot knows.
/// </summary>
internal sealed class MadeShop
{
    private const int ArticlesOfThing = 12;
    private const int Deeds = 80;
    private const int Circumstances = 300;
    private const int MostFillers = 5;
    private const int MostWays = 4;
    private const double LeftOut = 0.1;
    private const double Affixed = 0.25;
    private const double Shortened = 0.06;
    private const double Mistyped = 0.06;

    private static readonly string[] Fillers = (
        "saya mau kak min yang bisa gimana dong ini nya ya sudah belum tidak ada apa kenapa tolong halo dari untuk sama kalau itu di ke pakai aku kok sih "
        + "berapa kapan dimana cara boleh harus lagi masih baru udah gak ga nggak tapi terus dan atau buat kemarin hari besok lama cepat mohon bantu info "
        + "tanya selamat pagi siang malam permisi gan sis bang kakak admin kami saja aja dengan banget sekali jadi mana minta punya coba lewat").Split(' ');

    private static readonly string[] Suffixes = ["nya", "ku", "an", "kan", "in", "i"];
    private static readonly string[] Prefixes = ["di", "me", "ber", "ter", "pe"];

    private readonly Random _random;
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly string[][][] _topics;

    public MadeShop(int articles, int examples, int seed)
    {
        _random = new(seed);
        var things = Draw((articles / ArticlesOfThing) + 1, Ways);
        var deeds = Draw(Deeds, Ways);
        var circumstances = Draw(Circumstances, Ways);
        var taken = new HashSet<(int, int, int)>();
        _topics = Draw(articles, () =>
        {
            (int Thing, int Deed, int Circumstance) topic;
            do
            {
                topic = (_random.Next(things.Length), Skewed(Deeds), Skewed(Circumstances));
            }
            while (!taken.Add(topic));
            return new[] { things[topic.Thing], deeds[topic.Deed], circumstances[topic.Circumstance] };
        });
        Articles = [.. _topics.Select((topic, i) => Article(i, topic, examples))];
    }

    public IReadOnlyList<Article> Articles { get; }

    /// <summary>A new question and the id of the article that answers it.</summary>
    public (string Text, string Article) Ask()
    {
        var article = _random.Next(_topics.Length);
        return (Say(_topics[article]), Articles[article].Id);
    }

    /// <summary>The article with one more question and another answer.</summary>
    public Article Changed(int number)
    {
        var article = Articles[number];
        var text = article.Texts["id"];
        return article with
        {
            Texts = new Dictionary<string, ArticleText>(StringComparer.Ordinal) { ["id"] = text with { Answer = text.Answer + " " + Say(_topics[number]), Questions = [.. text.Questions, Say(_topics[number])] } },
        };
    }

    private Article Article(int number, string[][] topic, int examples) => new(
        $"artikel-{number}",
        new Dictionary<string, ArticleText>(StringComparer.Ordinal)
        {
            ["id"] = new($"{topic[1][0]} {topic[0][0]}", Say(topic) + ". " + Say(topic) + ".", [.. Enumerable.Range(0, examples).Select(_ => Say(topic))]),
        },
        [],
        []);

    private string Say(string[][] topic)
    {
        var unsaid = _random.NextDouble() < LeftOut ? _random.Next(topic.Length) : -1;
        var said = topic.Where((_, i) => i != unsaid).Select(ways => ways[_random.Next(ways.Length)])
            .Concat(Enumerable.Range(0, _random.Next(1, MostFillers + 1)).Select(_ => Fillers[Skewed(Fillers.Length)]))
            .Select(Typed).ToArray();
        _random.Shuffle(said);
        return string.Join(' ', said);
    }

    private string Typed(string word)
    {
        if (_random.NextDouble() < Affixed)
        {
            word = _random.Next(2) == 0 ? word + Suffixes[_random.Next(Suffixes.Length)] : Prefixes[_random.Next(Prefixes.Length)] + word;
        }

        var vowel = word.AsSpan(1).IndexOfAny("aeiou") + 1;
        if (vowel > 0 && _random.NextDouble() < Shortened)
        {
            word = word.Remove(vowel, 1);
        }

        return _random.NextDouble() < Mistyped ? Slip(word) : word;
    }

    private string Slip(string word)
    {
        var at = _random.Next(word.Length);
        var other = (char)('a' + _random.Next(26));
        return _random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, other.ToString()),
            2 => word[..at] + other + word[(at + 1)..],
            _ => at + 1 < word.Length ? word[..at] + word[at + 1] + word[at] + word[(at + 2)..] : word,
        };
    }

    private static T[] Draw<T>(int count, Func<T> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];

    private string[] Ways() => Draw(_random.Next(1, MostWays + 1), Word);

    /// <summary>The first far more often than the last.</summary>
    private int Skewed(int count) => (int)(count * Math.Pow(_random.NextDouble(), 1.7));

    private string Word()
    {
        const string Consonants = "bcdghjklmnprstwy";
        const string Vowels = "aeiou";
        while (true)
        {
            var word = string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => $"{Consonants[_random.Next(Consonants.Length)]}{Vowels[_random.Next(Vowels.Length)]}"))
                + (_random.Next(3) == 0 ? "n" : "");
            if (_words.Add(word))
            {
                return word;
            }
        }
    }
}
