using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge;

/// <summary>A knowledge base built from the one before is as one built whole, above and below the size at which candidates are looked up.</summary>
public sealed class ChangedKnowledgeTests
{
    private const int Asked = 300;

    [Theory]
    [InlineData(11, 620, 3)]
    [InlineData(12, 5100, 2)]
    public void A_changed_a_new_and_a_lost_article_are_as_in_a_full_build(int seed, int articles, int examples)
    {
        var shop = new DrawnShop(seed, articles, examples);
        var before = KnowledgeBase.Build(shop.Articles);
        Article[] after = [.. shop.Articles[..7], shop.Changed(shop.Articles[7]), .. shop.Articles[9..], shop.New("artikel-00100-b", examples)];

        var changed = KnowledgeBase.Build(after, previous: before);

        AssertAlike(changed, KnowledgeBase.Build(after), [.. after.Where((_, i) => i % (articles / Asked + 1) == 0).Concat(after[6..9]).Append(after[^1]).Select(shop.Ask)]);
        Assert.Equal(after[7].Id, changed.Match(new(after[7].Texts["id"].Questions[^1])).Ranked[0].ArticleId);
        Assert.Equal(after[^1].Id, changed.Match(new(after[^1].Texts["id"].Questions[0])).Ranked[0].ArticleId);
        Assert.DoesNotContain(changed.Match(new(shop.Articles[8].Texts["id"].Questions[0])).Ranked, ranked => ranked.ArticleId == shop.Articles[8].Id);
        Assert.Equal(after, changed.Articles);
        AssertSavedAlike(changed, after, shop);
    }

    [Fact]
    public void Nothing_changed_gives_equal_results()
    {
        var shop = new DrawnShop(13, 220, 3);
        var before = KnowledgeBase.Build(shop.Articles);

        var again = KnowledgeBase.Build([.. shop.Articles.Reverse()], previous: before);

        Assert.All(shop.Articles.Take(60).Select(shop.Ask), text => Assert.Equal(before.Match(new(text)).Ranked, again.Match(new(text)).Ranked));
    }

    [Fact]
    public void Other_synonyms_options_or_many_changes_build_all_anew()
    {
        var shop = new DrawnShop(14, 220, 3);
        var before = KnowledgeBase.Build(shop.Articles);
        MatchRules rules = new([["zebra", "kuda"]], []);
        Article[] many = [.. shop.Articles.Select((article, i) => i < 10 ? shop.Changed(article) : article)];
        var text = shop.Articles[3].Texts["id"].Questions[0];

        Assert.Equal(KnowledgeBase.Build(shop.Articles, rules: rules).Match(new(text)).Ranked, KnowledgeBase.Build(shop.Articles, rules: rules, previous: before).Match(new(text)).Ranked);
        Assert.Equal(KnowledgeBase.Build(shop.Articles, new() { Seed = 3 }).Match(new(text)).Ranked, KnowledgeBase.Build(shop.Articles, new() { Seed = 3 }, previous: before).Match(new(text)).Ranked);
        Assert.Equal(KnowledgeBase.Build(many).Match(new(text)).Ranked, KnowledgeBase.Build(many, previous: before).Match(new(text)).Ranked);
    }

    [Fact]
    public void Other_dates_tags_and_follow_ups_hold_though_no_text_changed()
    {
        var shop = new DrawnShop(15, 220, 3);
        var now = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        Article[] after = [shop.Articles[0] with { ValidUntil = now }, .. shop.Articles[1..]];

        var changed = KnowledgeBase.Build(after, previous: KnowledgeBase.Build(shop.Articles));

        Assert.DoesNotContain(changed.Match(new(after[0].Texts["id"].Questions[0]) { At = now }).Ranked, ranked => ranked.ArticleId == after[0].Id);
    }

    private static void AssertAlike(KnowledgeBase changed, KnowledgeBase whole, string[] texts)
    {
        var results = texts.Select(text => (One: changed.Match(new(text)), Other: whole.Match(new(text)))).ToArray();

        Assert.All(results, pair => Assert.InRange(Math.Abs(pair.One.TopProbability - pair.Other.TopProbability), 0, 0.05));
        Assert.InRange(results.Count(pair => Math.Abs(pair.One.TopProbability - pair.Other.TopProbability) > 0.02), 0, results.Length / 100);
        Assert.InRange(results.Count(pair => pair.One.Ranked[0].ArticleId != pair.Other.Ranked[0].ArticleId), 0, results.Length / 200);
    }

    private static void AssertSavedAlike(KnowledgeBase changed, Article[] articles, DrawnShop shop)
    {
        using var stream = new MemoryStream();
        changed.Save(stream);
        stream.Position = 0;
        var loaded = KnowledgeBase.Load(stream);

        Assert.All(articles.Take(40).Select(shop.Ask), text =>
        {
            var (one, other) = (changed.Match(new(text)), loaded.Match(new(text)));
            Assert.Equal(one.Ranked[0].ArticleId, other.Ranked[0].ArticleId);
            Assert.Equal(one.TopProbability, other.TopProbability, 1e-3);
        });
    }
}
