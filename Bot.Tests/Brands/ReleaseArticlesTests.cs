using CareBot.Bot.Brands;
using CareBot.Knowledge;

namespace CareBot.Tests.Brands;

public sealed class ReleaseArticlesTests
{
    private static readonly Article[] Articles = [new("lain", new Dictionary<string, ArticleText> { ["id"] = new("Lain", "Lain.", ["lain"]) }, [], [])];

    [Fact]
    public void Rules_travel_with_the_articles()
    {
        var rules = new MatchRules([["ongkir", "biaya \"kirim\""]], [new("lain", "lama")]);

        var stored = ReleaseArticles.Write(Articles, rules);

        Assert.Equal(Articles, ReleaseArticles.Read(stored));
        Assert.Equal(rules.ToJson(), ReleaseArticles.ReadRules(stored).ToJson());
    }

    [Fact]
    public void A_release_without_rules_is_a_list_as_it_always_was()
    {
        var stored = ReleaseArticles.Write(Articles, MatchRules.None);

        Assert.StartsWith("[{\"id\":\"lain\"", stored, StringComparison.Ordinal);
        Assert.Equal(Articles, ReleaseArticles.Read(stored));
        Assert.True(ReleaseArticles.ReadRules(stored).IsEmpty);
        Assert.Empty(ReleaseArticles.Read(null));
        Assert.True(ReleaseArticles.ReadRules(null).IsEmpty);
    }
}
