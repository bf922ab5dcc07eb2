using System.Text;
using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge;

/// <summary>What holds for whatever is asked and whatever articles there are; drawn anew for every seed.</summary>
public sealed class AnyKnowledgeTests
{
    private static readonly string[] Words =
        ["paket", "ongkir", "retur", "bayar", "kirim", "kurir", "voucher", "akun", "sandi", "toko", "di", "mana", "berapa", "gimana", "saya", "nya", "2", "🙏"];

    private static readonly KnowledgeBase Drawn = KnowledgeBase.Build(Articles(new(1), "a", 12));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_units_at_all_get_a_result_even_halves_of_pairs(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(char.MaxValue + 1))]);

            AssertSound(Drawn.Match(new(text)));
            Assert.All(Drawn.MatchEach(new(text)), found => AssertSound(found.Result));
        }
    }

    [Theory]
    [InlineData("paket ")]
    [InlineData("?!")]
    [InlineData(" ")]
    [InlineData("a, ")]
    [InlineData("dan ")]
    [InlineData(".x")]
    [InlineData("\u0301")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("ongkir berapa? ")]
    public void Beyond_4000_units_nothing_is_read(string part)
    {
        var text = new StringBuilder().Insert(0, part, 200_000 / part.Length).ToString();

        var (whole, cut) = (Drawn.Match(new(text)), Drawn.Match(new(text[..4000])));

        Assert.Equal(cut.Ranked, whole.Ranked);
        Assert.Equal((cut.Decision, cut.AnyProbability), (whole.Decision, whole.AnyProbability));
        Assert.Equal(Drawn.MatchEach(new(text[..4000])).Count, Drawn.MatchEach(new(text)).Count);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Shuffled_articles_give_equal_results(int seed)
    {
        var random = new Random(seed);
        var articles = Articles(random, "a", 10);
        var shuffled = articles.ToArray();
        random.Shuffle(shuffled);

        var (one, other) = (KnowledgeBase.Build(articles), KnowledgeBase.Build(shuffled));

        for (var i = 0; i < 20; i++)
        {
            var text = Say(random);
            var (first, second) = (one.Match(new(text)), other.Match(new(text)));
            Assert.Equal(first.Ranked, second.Ranked);
            Assert.Equal((first.Decision, first.AnyProbability), (second.Decision, second.AnyProbability));
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void A_question_equal_to_one_articles_example_ranks_it_first_whatever_is_added(int seed)
    {
        var random = new Random(seed);
        var own = Article("own", "Milik", "zebra di toko mana", "beli zebra berapa");
        var added = Articles(random, "b", 15).Append(Article("near", "Dekat", "zebra di toko mana ya kak", "toko zebra di mana", "beli zebra berapaan"));

        var knowledge = KnowledgeBase.Build([.. added, own]);

        Assert.All(own.Texts["id"].Questions, question => Assert.Equal("own", knowledge.Match(new(question)).Ranked[0].ArticleId));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public void Doubles_contradictions_and_empty_articles_leave_it_sound(int seed)
    {
        var random = new Random(seed);
        var articles = Articles(random, "c", 6);
        Article[] spoilt =
        [
            .. articles, .. articles, .. articles.Select(article => article with { Id = article.Id + "-again" }), Article("empty", ""), Article("blank", " ", "", "  ", "?!"),
            new("nothing", new Dictionary<string, ArticleText>(), [], []), Article("strange", "🙏", "\ud800", "\u0000", new('x', 5000)),
        ];

        var knowledge = KnowledgeBase.Build(spoilt, rules: new([[], ["a"], ["?", "!"], ["toko", "toko"]], [new("none", "empty"), new("c0", "c0")]));

        for (var i = 0; i < 20; i++)
        {
            AssertSound(knowledge.Match(new(Say(random))));
        }

        Assert.DoesNotContain(knowledge.Match(new("paket")).Ranked, ranked => ranked.ArticleId is "empty" or "nothing" && ranked.Example is not null);
    }

    private static void AssertSound(MatchResult result)
    {
        Assert.InRange(result.AnyProbability, 0, 1);
        Assert.InRange(result.Ranked.Count, 0, 10);
        Assert.InRange(result.Ranked.Sum(article => article.Probability), 0, 1.0001);
        Assert.All(result.Ranked, article => Assert.InRange(article.Probability, 0, 1));
        Assert.Equal(result.Decision == MatchDecision.Clarify, result.Choices.Count > 0);
    }

    private static Article[] Articles(Random random, string prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Article($"{prefix}{i}", Say(random), [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Say(random))]))];

    private static string Say(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 7)).Select(_ => Words[random.Next(Words.Length)]));

    private static Article Article(string id, string title, params string[] questions) =>
        new(id, new Dictionary<string, ArticleText> { ["id"] = new(title, $"Jawaban {id}.", questions) }, [], []);
}
