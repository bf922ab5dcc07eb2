using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge.Dense;

public sealed class DenseTests
{
    private static readonly KnowledgeBase Words = KnowledgeBase.Build(MadeVectors.Articles);
    private static readonly KnowledgeBase Both = Words.WithVectors(MadeVectors.Vectors);

    [Theory]
    [InlineData("berapa ekspedisi ke medan")]
    [InlineData("password")]
    [InlineData("resi dan kupon")]
    [InlineData("halo")]
    public void Without_a_vector_the_words_decide_to_the_last_digit(string text)
    {
        var (expected, found) = (Words.Match(new(text)), Both.Match(new(text)));
        Assert.Equal((expected.Decision, expected.AnyProbability), (found.Decision, found.AnyProbability));
        Assert.Equal(expected.Ranked, found.Ranked);
    }

    [Fact]
    public void A_vector_where_the_articles_have_none_changes_nothing() =>
        Assert.Equal(Words.Match(new("kupon")).Ranked, Words.Match(new("kupon") { Embedding = MadeVectors.Of("kupon") }).Ranked);

    [Theory]
    [InlineData("truk", 0)]
    [InlineData("rekening", 1)]
    [InlineData("otp", 2)]
    [InlineData("garansi klaim", 3)]
    [InlineData("cashback flash", 4)]
    public void A_question_without_a_known_word_finds_its_article(string text, int article)
    {
        var result = Both.Match(new(text) { Embedding = MadeVectors.Of(text) });
        Assert.Equal($"a{article}", result.Ranked[0].ArticleId);
        Assert.NotNull(result.Ranked[0].Example);
        Assert.InRange(result.Ranked[0].Probability, 0.5, 1);
        Assert.InRange(result.Ranked.Sum(r => r.Probability), 0.99, 1.01);
        Assert.True(result.AnyProbability > Words.Match(new(text)).AnyProbability);
    }

    [Fact]
    public void What_is_far_from_every_example_is_less_likely_answered()
    {
        var far = new float[MadeVectors.Dimensions];
        far[MadeVectors.Dimensions - 2] = 1;
        Assert.True(Both.Match(new("kirim paket") { Embedding = far }).AnyProbability < Words.Match(new("kirim paket")).AnyProbability);
    }

    [Fact]
    public void The_length_of_a_vector_says_nothing()
    {
        var (one, long_) = (MadeVectors.Of("truk"), MadeVectors.Of("truk").ToArray().Select(v => v * 50).ToArray());
        Assert.Equal(Both.Match(new("truk") { Embedding = one }).AnyProbability, Both.Match(new("truk") { Embedding = long_ }).AnyProbability, 5);
    }

    [Theory]
    [InlineData(0, 1f)]
    [InlineData(MadeVectors.Dimensions, 0f)]
    [InlineData(MadeVectors.Dimensions + 1, 1f)]
    [InlineData(MadeVectors.Dimensions, float.NaN)]
    [InlineData(MadeVectors.Dimensions, float.PositiveInfinity)]
    public void A_vector_that_cannot_be_compared_leaves_the_words(int dimensions, float value) => Assert.Equal(
        Words.Match(new("kirim paket")).Ranked,
        Both.Match(new("kirim paket") { Embedding = Enumerable.Repeat(value, dimensions).ToArray() }).Ranked);

    [Fact]
    public void An_article_that_is_not_valid_is_not_found_by_its_vector()
    {
        var ended = MadeVectors.Articles[0] with { ValidUntil = DateTimeOffset.UnixEpoch };
        var knowledge = KnowledgeBase.Build([ended, .. MadeVectors.Articles.Skip(1)]).WithVectors(MadeVectors.Vectors);
        var result = knowledge.Match(new("truk") { Embedding = MadeVectors.Of("truk"), At = DateTimeOffset.UnixEpoch.AddDays(1) });
        Assert.DoesNotContain(result.Ranked, ranked => ranked.ArticleId == "a0");
    }

    [Fact]
    public void The_order_of_articles_changes_nothing()
    {
        var turned = KnowledgeBase.Build([.. MadeVectors.Articles.Reverse()]).WithVectors(MadeVectors.Vectors);
        var query = new MatchQuery("truk") { Embedding = MadeVectors.Of("truk") };
        Assert.Equal(Both.Match(query).Ranked, turned.Match(query).Ranked);
    }

    [Fact]
    public void One_article_with_one_question_has_the_shipped_weights()
    {
        var only = MadeVectors.Articles[1] with { Texts = new Dictionary<string, ArticleText> { ["id"] = new("tentang refund", "Jawaban.", ["refund"]) } };
        string[] texts = ["tentang refund", "Jawaban.", "refund"];
        var knowledge = KnowledgeBase.Build([only]).WithVectors(new("made", texts.ToDictionary(t => t, MadeVectors.Of)));
        var near = knowledge.Match(new("reimburse") { Embedding = MadeVectors.Of("reimburse") });
        var far = knowledge.Match(new("reimburse") { Embedding = MadeVectors.Of("kupon") });
        Assert.True(near.AnyProbability > far.AnyProbability);
    }

    [Fact]
    public void Vectors_that_do_not_go_together_are_refused()
    {
        var byText = TextVectors.TextsOf(MadeVectors.Articles).ToDictionary(text => text, MadeVectors.Of, StringComparer.Ordinal);
        byText["tentang retur"] = new float[3];
        Assert.Throws<ArgumentException>(() => Words.WithVectors(new("made", byText)));
        byText.Remove("tentang retur");
        Assert.Throws<ArgumentException>(() => Words.WithVectors(new("made", byText)));
    }

    [Fact]
    public void A_saved_index_has_no_vectors()
    {
        using var stream = new MemoryStream();
        Both.Save(stream);
        stream.Position = 0;
        Assert.Equal((null, MadeVectors.Model), (KnowledgeBase.Load(stream).VectorModel, Both.VectorModel));
    }
}
