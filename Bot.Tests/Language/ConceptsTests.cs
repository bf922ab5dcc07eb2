using CareBot.Language;

namespace CareBot.Tests.Language;

public sealed class ConceptsTests
{
    [Theory]
    [InlineData("parcel", "bungkusan")]
    [InlineData("penghantar", "courier")]
    [InlineData("duit", "money")]
    public void Words_of_several_languages_share_a_meaning(string word, string other)
    {
        Assert.NotNull(Concepts.Default.Of(word, word));
        Assert.Equal(Concepts.Default.Of(word, word), Concepts.Default.Of(other, other));
    }

    [Fact]
    public void The_stem_counts_where_the_word_is_not_listed() => Assert.Equal(Concepts.Default.Of("refund", "refund"), Concepts.Default.Of("refunded", "refund"));

    [Fact]
    public void A_word_outside_the_list_means_only_itself() => Assert.Null(Concepts.Default.Of("gajah", "gajah"));
}
