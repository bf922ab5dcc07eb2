using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge.Matching;

public sealed class StrangeWordsTests
{
    private static readonly KnowledgeBase Shop = KnowledgeBase.Build(
    [
        Article("hilang", "paketku hilang di ekspedisi", "kirimannya hilang terus gimana", "kalau hilang diganti ga"),
        Article("batal", "mau batal pesan", "cara batal order", "batal dong pesanannya"),
        Article("ongkir", "ongkos kirim ke bali berapa", "ongkos ke luar jawa", "berapa ongkos kirimnya"),
        Article("ukuran", "ukuran baju xl ada", "tabel ukuran sepatu", "pilih ukuran yang mana"),
    ]);

    [Theory]
    [InlineData("barangnya raib", "hilang")]
    [InlineData("kayaknya lenyap deh", "hilang")]
    [InlineData("tarif ke medan", "ongkir")]
    [InlineData("saiz kaos", "ukuran")]
    public void A_word_that_no_example_knows_is_read_as_one_of_its_meaning(string text, string article) =>
        Assert.Equal(article, Shop.Match(new(text)).Ranked[0].ArticleId);

    [Theory]
    [InlineData("ongkso krim", "ongkir")]
    [InlineData("ukurn", "ukuran")]
    public void A_mistyped_word_is_read_as_the_examples_write_it(string text, string article) =>
        Assert.Equal(article, Shop.Match(new(text)).Ranked[0].ArticleId);

    private static Article Article(string id, params string[] questions) =>
        new(id, new Dictionary<string, ArticleText> { ["id"] = new(id, $"Jawaban {id}.", questions) }, [], []);
}
