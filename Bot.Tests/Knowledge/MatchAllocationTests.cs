using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge;

public sealed class MatchAllocationTests
{
    /// <summary>The result, the words of the text and what reading them takes; nothing that grows with the knowledge base.</summary>
    private const long MostBytes = 24_000;

    [Theory]
    [InlineData(300)]
    [InlineData(1200)]
    public void A_query_allocates_no_more_for_more_articles(int articles)
    {
        var shop = new DrawnShop(21, articles, 3);
        var knowledge = KnowledgeBase.Build(shop.Articles);
        string[] texts = [.. shop.Articles.Take(100).Select(shop.Ask)];
        Array.ForEach(texts, text => knowledge.Match(new(text)));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Array.ForEach(texts, text => knowledge.Match(new(text)));
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / texts.Length;

        Assert.InRange(each, 1, MostBytes);
    }
}
