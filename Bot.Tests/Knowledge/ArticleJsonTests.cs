using System.Text.Json;
using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge;

public sealed class ArticleJsonTests
{
    private static readonly Article Sample = new(
        "retur",
        new Dictionary<string, ArticleText> { ["id"] = new("Retur", "Boleh \"ya\"\n😀", ["cara retur"]), ["en"] = new("Return", "Yes", ["how"]) },
        ["refund"],
        ["kembali"],
        ValidUntil: new(2026, 12, 31, 17, 0, 0, TimeSpan.FromHours(7)));

    [Fact]
    public void Writing_and_reading_is_the_identity() => Assert.Equal(Sample, ArticleJson.Read(ArticleJson.Write(Sample)));

    [Fact]
    public void Equal_articles_are_equal_texts()
    {
        var turned = Sample with { Texts = Sample.Texts.Reverse().ToDictionary() };

        Assert.Equal(Sample, turned);
        Assert.Equal(ArticleJson.Write(Sample), ArticleJson.Write(turned));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":null,\"texts\":{},\"followUps\":[],\"tags\":[]}")]
    [InlineData("{\"id\":\"a\",\"texts\":{},\"followUps\":[],\"tags\":[],\"extra\":1}")]
    public void What_is_not_an_article_is_refused(string json) => Assert.Throws<JsonException>(() => ArticleJson.Read(json));
}
