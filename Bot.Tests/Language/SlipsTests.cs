using CareBot.Language;

namespace CareBot.Tests.Language;

public sealed class SlipsTests
{
    [Theory]
    [InlineData("pembayran", "pembayaran")]
    [InlineData("pembayarann", "pembayaran")]
    [InlineData("pengirimna", "pengiriman")]
    [InlineData("sangaat", "sangat")]
    [InlineData("malem", "malam")]
    [InlineData("ilang", "hilang")]
    [InlineData("disini", "di sini")]
    [InlineData("kok lama", "mengapa lama")]
    public void A_slip_or_spoken_form_goes_back_to_the_word(string typed, string plain) =>
        Assert.Equal(plain, Normalizer.Default.Normalize(typed, LanguageCode.Indonesian).Text);

    [Theory]
    [InlineData("refund")]
    [InlineData("shopee")]
    [InlineData("ketersediaannya")]
    public void A_word_that_is_right_or_unknown_stays(string word) =>
        Assert.Equal(word, Normalizer.Default.Normalize(word, LanguageCode.Indonesian).Text);
}
