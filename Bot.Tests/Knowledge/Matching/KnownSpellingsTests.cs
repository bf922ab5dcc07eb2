using CareBot.Knowledge;
using CareBot.Knowledge.Matching;

namespace CareBot.Tests.Knowledge.Matching;

public sealed class KnownSpellingsTests
{
    private static readonly KnownSpellings Words = new(
    [
        ["voucher", "gagal", "dipakai"],
        ["voucher", "hangus"],
        ["voucher", "belum", "masuk"],
        ["voucher", "gratis", "ongkir"],
        ["trafo", "meja", "house"],
        ["trafi", "kursi"],
    ]);

    [Theory]
    [InlineData("vocher")]
    [InlineData("vouccher")]
    [InlineData("vuocher")]
    [InlineData("voucjer")]
    [InlineData("boucher")]
    [InlineData("vouchxr")]
    [InlineData("voucher")]
    public void A_word_one_slip_away_is_meant(string typed) => Assert.Equal("voucher", Words.Meant(typed));

    [Theory]
    [InlineData("vucer")]
    [InlineData("trafa")]
    [InlineData("oucher")]
    [InlineData("mouse")]
    [InlineData("mej")]
    [InlineData("zzzzzz")]
    [InlineData("")]
    [InlineData("v0ucher")]
    public void A_word_that_is_near_none_or_as_near_to_two_stays(string typed) => Assert.Null(Words.Meant(typed));

    [Fact]
    public void A_mistyped_question_is_ranked_as_the_right_one()
    {
        var shop = KnowledgeBase.Build(
        [
            Article("warranty", "Garansi zentra", "garansi zentra berapa lama", "zentra rusak masih garansi"),
            Article("refund", "Pengembalian dana", "uang kembali kapan", "dana belum kembali"),
        ]);

        var (right, mistyped) = (shop.Match(new("zentra")).Ranked[0], shop.Match(new("zentar")).Ranked[0]);

        Assert.Equal("warranty", mistyped.ArticleId);
        Assert.Equal(right.Probability, mistyped.Probability);
    }

    [Fact]
    public void A_word_that_means_something_else_is_left_alone()
    {
        var shop = KnowledgeBase.Build([Article("staff", "Pegawai ramah", "pegawai toko ramah"), Article("pay", "Bayar", "cara bayar")]);

        Assert.NotEqual(shop.Match(new("pegawai ramah")).Ranked[0].Probability, shop.Match(new("pegawai rumah")).Ranked[0].Probability);
    }

    private static Article Article(string id, string title, params string[] questions) =>
        new(id, new Dictionary<string, ArticleText> { ["id"] = new(title, $"Jawaban {id}.", questions) }, [], []);
}
