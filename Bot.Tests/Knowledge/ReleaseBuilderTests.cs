using CareBot.Knowledge;
using CareBot.Knowledge.Releases;

namespace CareBot.Tests.Knowledge;

public sealed class ReleaseBuilderTests
{
    private static readonly Article[] Shop =
    [
        Article("ongkir", "Mulai Rp9.000.", "berapa ongkir ke bandung", "ongkos kirim mahal", "biaya pengiriman berapa", "ongkir luar jawa"),
        Article("lacak", "Buka Pesanan Saya.", "paket saya di mana", "cek resi", "lacak kiriman", "nomor resi belum muncul"),
        Article("bayar", "Transfer atau QRIS.", "bisa bayar pakai apa", "metode pembayaran", "transfer bank bisa", "bayar pakai qris"),
    ];

    [Fact]
    public void Sound_articles_have_no_faults_and_become_a_knowledge_base()
    {
        var candidate = ReleaseBuilder.Build(Shop);

        Assert.Empty(candidate.Faults);
        Assert.True(candidate.MayBePublished);
        Assert.Equal("lacak", candidate.Knowledge!.Match(new("cek resi")).Ranked[0].ArticleId);
    }

    [Fact]
    public void Errors_come_before_anything_is_built()
    {
        var candidate = ReleaseBuilder.Build([.. Shop, Article("ongkir", "", ""), Article("retur", "Boleh.", "retur") with { FollowUps = ["hilang"] }]);

        Assert.Null(candidate.Knowledge);
        Assert.False(candidate.MayBePublished);
        Assert.Equal(
            ["the id 'ongkir' is used twice", "there are no questions in 'id'", "the answer in 'id' is missing", "the follow-up 'hilang' does not exist"],
            candidate.Faults.Select(fault => fault.What));
    }

    [Theory]
    [InlineData("ke bandung ongkir berapa kak")]
    [InlineData("min, berapa ongkirnya ke bandung ya?")]
    [InlineData("berapa ongkir ke bandnug")]
    public void Questions_that_say_the_same_in_two_articles_are_told(string question) => Assert.Contains(
        new ArticleFault("promo", "questions/id", $"the question '{question}' says the same as 'berapa ongkir ke bandung' in 'ongkir'", "a question in one article only", Severity.Warning),
        ReleaseBuilder.Build([.. Shop, Article("promo", "Ada diskon.", question)]).Faults);

    [Theory]
    [InlineData("berapa ongkir ke surabaya")]
    [InlineData("ongkir bandung kena pajak berapa")]
    public void Questions_about_something_else_are_not(string question) =>
        Assert.DoesNotContain(ReleaseBuilder.Build([.. Shop, Article("promo", "Ada diskon.", question)]).Faults, fault => fault.What.Contains("says the same", StringComparison.Ordinal));

    [Fact]
    public void One_question_with_two_answers_is_told() => Assert.Contains(
        new ArticleFault("promo", "answer/id", "'lacak' answers the same question otherwise", "one answer a question", Severity.Warning),
        ReleaseBuilder.Build([.. Shop, Article("promo", "Ada diskon.", "resinya cek dong")]).Faults);

    [Fact]
    public void Sentences_that_differ_in_a_number_are_told() => Assert.Equal(
        [new ArticleFault("b", "answer/id", "'Dana kembali dalam 14 hari kerja' contradicts 'Dana kembali dalam 3–7 hari kerja' in 'a'", "the same numbers in the same sentence", Severity.Warning)],
        ReleaseBuilder.Build(
        [
            Article("a", "Dana kembali dalam **3–7** hari kerja. Tulis nomor pesanan ya.", "refund lama"),
            Article("b", "Sabar ya! Dana kembali dalam 14 hari kerja.", "uang belum masuk"),
            Article("c", "Toko buka jam 8 setiap hari.", "jam buka"),
        ]).Faults.Where(fault => fault.Place == "answer/id"));

    [Fact]
    public void An_article_that_is_taken_for_another_is_told()
    {
        string[] same = ["warna merah", "warna merah tua", "warna merah muda", "baju warna merah", "warna merah ada", "stok warna merah"];
        var faults = ReleaseBuilder.Build(
        [
            .. Shop, Article("merah", "Ada.", same), Article("marun", "Habis.", [.. same.Select(question => question + " terang")]),
        ]).Faults;

        Assert.Contains(faults, fault => fault.What.Contains("each left out and asked, are taken for", StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_in_the_wrong_article_looks_misfiled()
    {
        var articles = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Articles;
        var wrong = articles.Select(article => article.Id != "garansi" ? article : article with
        {
            Texts = article.Texts.ToDictionary(text => text.Key, text => text.Key != "id" ? text.Value : text.Value with { Questions = [.. text.Value.Questions, "resi saya ga bisa dilacak kak, posisi paketnya di mana"] }),
        });

        Assert.Contains(
            new ArticleFault("garansi", "questions", "the question 'resi saya ga bisa dilacak kak, posisi paketnya di mana' looks like one of 'lacak-paket'", "each question in the article that answers it", Severity.Warning),
            ReleaseBuilder.Build([.. wrong]).Faults);
    }

    [Fact]
    public void Expected_answers_are_asked_of_the_candidate()
    {
        var candidate = ReleaseBuilder.Build(Shop, [new("cek resi", "lacak"), new("resep rendang", null), new("berapa ongkir ke bandung", "bayar"), new("metode pembayaran", null)]);

        Assert.False(candidate.MayBePublished);
        Assert.Equal(
            ["'berapa ongkir ke bandung' should give bayar and gives ongkir", "'metode pembayaran' should give no article and gives bayar"],
            candidate.Missed.Select(missed => missed.ToString()));
    }

    [Fact]
    public void The_difference_of_two_releases_names_what_customers_would_notice()
    {
        var (before, after) = (KnowledgeBase.Build(Shop), KnowledgeBase.Build([Shop[0], Shop[1] with { Texts = new Dictionary<string, ArticleText> { ["id"] = Shop[1].Texts["id"] with { Answer = "Buka aplikasi." } } }]));

        var changes = ReleaseDifference.Of(before, after, ["cek resi", "berapa ongkir ke bandung", "bayar pakai qris", "resep rendang"]);

        Assert.Equal(["cek resi", "bayar pakai qris"], changes.Select(change => change.Question));
        Assert.DoesNotContain("bayar", changes[1].After.Ranked.Select(ranked => ranked.ArticleId));
        Assert.Empty(ReleaseDifference.Of(before, before, ["cek resi", "bayar pakai qris"]));
    }

    [Theory]
    [InlineData("bandung", "bandnug", true)]
    [InlineData("bandung", "bandun", true)]
    [InlineData("bandung", "bamdung", true)]
    [InlineData("bandung", "bandung", true)]
    [InlineData("bandung", "badnugn", false)]
    [InlineData("bandung", "ban", false)]
    public void One_letter_away(string one, string other, bool away) =>
        Assert.Equal((away, away), (QuestionTwins.IsOneLetterAway(one, other), QuestionTwins.IsOneLetterAway(other, one)));

    private static Article Article(string id, string answer, params string[] questions) =>
        new(id, new Dictionary<string, ArticleText> { ["id"] = new(id, answer, questions) }, [], []);
}
