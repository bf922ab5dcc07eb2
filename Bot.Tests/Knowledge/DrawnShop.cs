using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge;

/// <summary>Articles about a thing and a deed, in drawn words; equal for equal seeds.</summary>
internal sealed class DrawnShop
{
    private readonly Random _random;
    private readonly string[] _things;
    private readonly string[] _deeds;

    public DrawnShop(int seed, int articles, int examples)
    {
        _random = new(seed);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < 60 + (articles / 10) + 1)
        {
            words.Add(Word());
        }

        (_deeds, _things) = ([.. words.Take(60)], [.. words.Skip(60)]);
        Articles = [.. Enumerable.Range(0, articles).Select(i => Article($"artikel-{i:00000}", _things[i % _things.Length], _deeds[i / _things.Length % 60], examples))];
    }

    public Article[] Articles { get; }

    /// <summary>A question about some article's thing and deed, said anew.</summary>
    public string Ask(Article article) => Say(article.Texts["id"].Title.Split(' '));

    public Article New(string id, int examples) => Article(id, Word() + "x", _deeds[_random.Next(60)], examples);

    public Article Changed(Article article)
    {
        var text = article.Texts["id"];
        return article with
        {
            Texts = new Dictionary<string, ArticleText> { ["id"] = text with { Answer = text.Answer + " Lagi.", Questions = [.. text.Questions, Ask(article) + " zebra"] } },
        };
    }

    private Article Article(string id, string thing, string deed, int examples) => new(
        id,
        new Dictionary<string, ArticleText> { ["id"] = new($"{deed} {thing}", $"Begini {deed} {thing}.", [.. Enumerable.Range(0, examples).Select(_ => Say([deed, thing]))]) },
        [],
        []);

    private string Say(string[] topic)
    {
        string[] said = [.. topic, .. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Fillers[_random.Next(Fillers.Length)])];
        _random.Shuffle(said);
        return string.Join(' ', said);
    }

    private string Word() => string.Concat(Enumerable.Range(0, _random.Next(2, 4)).Select(_ => $"{"bdgklmnprst"[_random.Next(11)]}{"aiueo"[_random.Next(5)]}")) + "n";

    private static readonly string[] Fillers = ["kak", "min", "dong", "gimana", "berapa", "kapan", "bisa", "saya", "mau", "yang", "sudah", "belum"];
}
