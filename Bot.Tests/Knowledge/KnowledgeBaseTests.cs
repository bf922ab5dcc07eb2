using CareBot.Knowledge;
using CareBot.Tests.Language;

namespace CareBot.Tests.Knowledge;

public sealed class KnowledgeBaseTests
{
    private static readonly Article[] Shop =
    [
        Indonesian("ongkir", "Ongkos kirim", "berapa ongkir ke bandung", "ongkos kirim mahal", "gratis ongkir gimana", "biaya pengiriman"),
        Indonesian("lacak", "Lacak paket", "paket saya di mana", "cek resi", "pesanan belum sampai", "lacak kiriman") with { FollowUps = ["hilang"] },
        Indonesian("hilang", "Paket hilang", "paket saya hilang", "barang tidak pernah datang", "kurir menghilangkan paket"),
        Indonesian("retur", "Retur barang", "mau retur barang", "cara mengembalikan barang", "barang salah ukuran mau tukar"),
        Indonesian("bayar", "Cara bayar", "bisa bayar pakai apa", "metode pembayaran", "transfer bank bisa", "bayar pakai qris"),
    ];

    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Build(Shop);

    [Fact]
    public void Every_example_finds_its_own_article_first()
    {
        foreach (var article in Shop)
        {
            Assert.All(article.Texts["id"].Questions, question =>
            {
                var result = Knowledge.Match(new(question));

                Assert.Equal(article.Id, result.Ranked[0].ArticleId);
                Assert.Equal(MatchDecision.Answer, result.Decision);
            });
        }
    }

    [Theory]
    [InlineData("min ongkirnya brp sih", "ongkir")]
    [InlineData("paketku skrg dimana yaa", "lacak")]
    [InlineData("mau balikin barang", "retur")]
    [InlineData("bayarnya bisa pake apa aja", "bayar")]
    public void Customers_words_find_the_article(string text, string article) => Assert.Equal(article, Knowledge.Match(new(text)).Ranked[0].ArticleId);

    [Fact]
    public void The_example_that_spoke_is_named() =>
        Assert.Equal("berapa ongkir ke bandung", Knowledge.Match(new("ongkir ke bandung berapa ya")).Ranked[0].Example);

    [Theory]
    [InlineData("siapa presiden prancis")]
    [InlineData("resep rendang")]
    [InlineData("zxqw vbnm")]
    public void What_no_article_answers_is_declined(string text) => Assert.Equal(MatchDecision.Decline, Knowledge.Match(new(text)).Decision);

    [Theory]
    [MemberData(nameof(AnyText.Samples), MemberType = typeof(AnyText))]
    public void Any_text_gets_a_result(string text)
    {
        var result = Knowledge.Match(new(text));

        Assert.InRange(result.AnyProbability, 0, 1);
        Assert.InRange(result.Ranked.Sum(article => article.Probability), 0, 1.0001);
        Assert.Equal(result.Ranked.OrderByDescending(article => article.Probability), result.Ranked);
        Assert.True(result.Decision == MatchDecision.Clarify ? result.Choices.Count is 2 or 3 : result.Choices.Count == 0);
    }

    [Fact]
    public void The_order_of_the_articles_changes_nothing()
    {
        var turned = KnowledgeBase.Build([.. Shop.Reverse()]);

        foreach (var text in new[] { "ongkir brp", "paket", "barang hilang di kurir", "halo" })
        {
            var (one, other) = (Knowledge.Match(new(text)), turned.Match(new(text)));

            Assert.Equal(one.Ranked, other.Ranked);
            Assert.Equal((one.Decision, one.AnyProbability), (other.Decision, other.AnyProbability));
        }
    }

    [Fact]
    public void An_example_stays_first_whatever_is_added()
    {
        var crowd = Enumerable.Range(0, 20).Select(i => Indonesian($"lain-{i}", $"Lain {i}", $"cek resi nomor {i}", $"resi {i} cek dong"));

        var result = KnowledgeBase.Build([.. Shop, .. crowd]).Match(new("Cek resi!"));

        Assert.Equal("lacak", result.Ranked[0].ArticleId);
    }

    [Fact]
    public void Follow_ups_of_the_last_article_are_favoured_for_short_texts()
    {
        var alone = Of("hilang", Knowledge.Match(new("kalau paket gimana")));
        var after = Of("hilang", Knowledge.Match(new("kalau paket gimana") { LastArticleId = "lacak" }));

        Assert.True(after > alone * 1.5, $"{after} against {alone}");
    }

    [Fact]
    public void An_article_answers_only_while_it_is_valid()
    {
        var end = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var knowledge = KnowledgeBase.Build([.. Shop[1..], Shop[0] with { ValidUntil = end }]);

        Assert.Equal("ongkir", knowledge.Match(new("berapa ongkir ke bandung") { At = end.AddSeconds(-1) }).Ranked[0].ArticleId);
        Assert.DoesNotContain("ongkir", knowledge.Match(new("berapa ongkir ke bandung") { At = end }).Ranked.Select(article => article.ArticleId));
    }

    [Fact]
    public void A_shared_tag_favours_an_article()
    {
        var knowledge = KnowledgeBase.Build([.. Shop[..3], Shop[3] with { Tags = ["fashion"] }, Shop[4]]);

        Assert.True(Of("retur", knowledge.Match(new("barang") { Tags = ["Fashion"] })) > Of("retur", knowledge.Match(new("barang"))));
    }

    [Fact]
    public void Doubled_contradictory_and_empty_articles_do_not_break_it()
    {
        var knowledge = KnowledgeBase.Build(
        [
            Indonesian("a", "", "halo dunia"), Indonesian("a", "", "lain"), Indonesian("b", "", "halo dunia"), Indonesian("c", ""),
            new("d", new Dictionary<string, ArticleText>(), [], []),
        ]);

        Assert.Equal(["a", "b"], knowledge.Match(new("halo dunia")).Ranked.Take(2).Select(article => article.ArticleId).Order());
        Assert.Equal("halo dunia", knowledge.Find("a")!.Texts["id"].Questions[0]);
    }

    [Fact]
    public void An_empty_knowledge_base_declines()
    {
        var result = KnowledgeBase.Empty.Match(new("halo"));

        Assert.Equal((MatchDecision.Decline, 0, 0.0), (result.Decision, result.Ranked.Count, result.AnyProbability));
        Assert.Null(KnowledgeBase.Empty.Find("x"));
    }

    [Fact]
    public void One_article_with_one_example_answers_it()
    {
        var knowledge = KnowledgeBase.Build([Indonesian("a", "Jam buka", "jam buka toko")]);

        Assert.Equal(MatchDecision.Answer, knowledge.Match(new("jam buka toko")).Decision);
        Assert.Equal(MatchDecision.Decline, knowledge.Match(new("resep rendang padang")).Decision);
    }

    private static double Of(string article, MatchResult result) => result.Ranked.Single(ranked => ranked.ArticleId == article).Probability;

    private static Article Indonesian(string id, string title, params string[] questions) =>
        new(id, new Dictionary<string, ArticleText> { ["id"] = new(title, $"Jawaban {id}.", questions) }, [], []);
}
