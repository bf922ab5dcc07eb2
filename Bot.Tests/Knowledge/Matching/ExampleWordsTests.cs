using CareBot.Knowledge.Matching;

namespace CareBot.Tests.Knowledge.Matching;

public sealed class ExampleWordsTests
{
    private static readonly ExampleWords Words = new(["Where is my REFUND?", "refund please", "the refunds", "my parcel, where", "cost lost"]);

    [Theory]
    [InlineData("refnd", "refund")]
    [InlineData("refuund", "refund")]
    [InlineData("refudn", "refund")]
    [InlineData("redund", "refund")]
    [InlineData("erfund", "refund")]
    [InlineData("parcl", "parcel")]
    public void One_slip_is_mended(string typed, string meant) => Assert.Equal(meant, Words.Meant(typed));

    [Theory]
    [InlineData("rfnd")]
    [InlineData("dost")]
    [InlineData("m")]
    [InlineData("")]
    [InlineData("xyzxyz")]
    public void Two_slips_another_letter_in_a_short_word_and_strange_words_are_not(string typed) => Assert.Null(Words.Meant(typed));

    [Fact]
    public void The_more_frequent_word_is_meant() => Assert.Equal("refund", Words.Meant("refunx"));
}
