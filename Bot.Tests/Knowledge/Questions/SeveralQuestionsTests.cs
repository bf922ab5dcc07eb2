using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge.Questions;

public sealed class SeveralQuestionsTests
{
    private static readonly KnowledgeBase Shop = KnowledgeBase.Build(KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Articles);

    [Theory]
    [InlineData("lupa password akun gimana? ongkir ke bandung berapa", "lupa-sandi", "ongkos-kirim")]
    [InlineData("lupa password akun gimana\nongkir ke bandung berapa", "lupa-sandi", "ongkos-kirim")]
    [InlineData("ongkir ke bandung berapa sama lupa password akun gimana", "ongkos-kirim", "lupa-sandi")]
    [InlineData("lupa password akun gimana terus ongkir ke bandung berapa", "lupa-sandi", "ongkos-kirim")]
    [InlineData("i forgot my password and also how much is shipping to bandung", "lupa-sandi", "ongkos-kirim")]
    [InlineData("lupa password akun gimana, dan ongkir ke bandung berapa", "lupa-sandi", "ongkos-kirim")]
    public void Two_questions_are_found_in_their_order(string text, string first, string second) =>
        Assert.Equal([first, second], Shop.MatchEach(new(text)).Select(found => found.Result.Ranked[0].ArticleId));

    [Theory]
    [InlineData("ongkir ke bandung berapa")]
    [InlineData("paket saya belum sampai. udah seminggu. gimana ini?")]
    [InlineData("ongkir ke bandung dan surabaya berapa")]
    [InlineData("halo. terus. dan. juga!")]
    [InlineData("")]
    public void One_question_stays_whole(string text)
    {
        var found = Assert.Single(Shop.MatchEach(new(text)));

        Assert.Equal(text, found.Text);
        Assert.Equal(Shop.Match(new(text)).Ranked, found.Result.Ranked);
    }

    [Fact]
    public void An_example_with_two_clauses_stays_whole() =>
        Assert.All(
            Shop.Articles.SelectMany(article => article.Texts.Values).SelectMany(text => text.Questions),
            question => Assert.Single(Shop.MatchEach(new(question))));

    [Fact]
    public void A_long_story_is_searched_as_one() =>
        Assert.Single(Shop.MatchEach(new(string.Concat(Enumerable.Repeat("lupa password akun gimana? ongkir ke bandung berapa? ", 80)))));
}
