using CareBot.Language;

namespace CareBot.Tests.Language;

public sealed class LanguageIdentifierTests
{
    [Theory]
    [InlineData("paket saya belum sampai", "id")]
    [InlineData("gmn cara retur barang kak", "id")]
    [InlineData("ongkirnya berapa ya", "id")]
    [InlineData("where is my order", "en")]
    [InlineData("how do i return this", "en")]
    [InlineData("barang saya tak sampai lagi, boleh tolong tengok", "ms")]
    [InlineData("macam mana nak tukar alamat penghantaran", "ms")]
    [InlineData("Привет, где моя посылка", "other")]
    [InlineData("我的包裹在哪里", "other")]
    [InlineData("😡😡", "other")]
    [InlineData("", "other")]
    public void Short_messages_are_told_apart(string text, string language) =>
        Assert.Equal(language, LanguageIdentifier.Default.Identify(text).Language);

    [Theory]
    [MemberData(nameof(AnyText.Samples), MemberType = typeof(AnyText))]
    public void Any_text_gets_a_probability(string text) => Assert.InRange(LanguageIdentifier.Default.Identify(text).Probability, 0, 1);
}
