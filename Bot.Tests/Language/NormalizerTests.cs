using CareBot.Language;

namespace CareBot.Tests.Language;

public sealed class NormalizerTests
{
    [Theory]
    [InlineData("Gmn sih, blm nyampe2 jg???", "bagaimana sih belum sampai juga")]
    [InlineData("brp ongkirnya kak", "berapa ongkos kirim kak")]
    [InlineData("lamaaaa bgt", "lama sekali")]
    [InlineData("g4k b1sa", "tidak bisa")]
    [InlineData("barang-barang rusak", "barang rusak")]
    [InlineData("temen2ku", "temanku")]
    [InlineData("3hari", "3 hari")]
    [InlineData("ＨＡＬＯ", "halo")]
    [InlineData("p\u0430ket", "paket")]
    [InlineData("pa\u200Bket", "paket")]
    [InlineData("s7", "setuju")]
    [InlineData("psti telat", "pasti telat")]
    [InlineData("kurirnya ngerusak paket", "kurirnya merusak paket")]
    [InlineData("ga kebaca", "tidak terbaca")]
    [InlineData("sepatunya gaenak", "sepatunya tidak enak")]
    [InlineData("cek no resi", "cek nomor resi")]
    [InlineData("masih di gudang", "masih di gudang")]
    [InlineData("no", "no")]
    [InlineData("0812xxxx", "0812 xxxx")]
    [InlineData("😡", "")]
    public void Customers_Indonesian_becomes_plain_Indonesian(string typed, string plain) =>
        Assert.Equal(plain, Normalizer.Default.Normalize(typed, LanguageCode.Indonesian).Text);

    [Theory]
    [InlineData("pls cancle my oder", "please cancel my order")]
    [InlineData("i don't know", "i do not know")]
    [InlineData("goooood", "good")]
    [InlineData("b4", "before")]
    public void Customers_English_becomes_plain_English(string typed, string plain) =>
        Assert.Equal(plain, Normalizer.Default.Normalize(typed, LanguageCode.English).Text);

    [Theory]
    [InlineData("parcel xsampai lagi", "bungkusan tidak sampai lagi")]
    [InlineData("mcmana nk byr", "bagaimana mahu bayar")]
    public void Customers_Malay_becomes_plain_Malay(string typed, string plain) =>
        Assert.Equal(plain, Normalizer.Default.Normalize(typed, LanguageCode.Malay).Text);

    [Fact]
    public void A_word_knows_where_it_stood()
    {
        const string Text = "  Gpp kok, udh LAMAAA";

        var words = Normalizer.Default.Normalize(Text, LanguageCode.Indonesian).Words;

        Assert.Equal(["tidak:Gpp", "apa:Gpp", "apa:Gpp", "kok:kok", "sudah:udh", "lama:LAMAAA"],
            words.Select(word => $"{word.Text}:{Text.Substring(word.Start, word.Length)}"));
    }

    [Fact]
    public void A_word_made_of_two_covers_both_in_the_original()
    {
        const string Text = "mau di kirim kurir nya";

        var words = Normalizer.Default.Normalize(Text, LanguageCode.Indonesian).Words;

        Assert.Equal(["mau:mau", "dikirim:di kirim", "kurirnya:kurir nya"], words.Select(word => $"{word.Text}:{Text.Substring(word.Start, word.Length)}"));
    }

    [Theory]
    [MemberData(nameof(AnyText.Samples), MemberType = typeof(AnyText))]
    public void Any_text_gives_words_that_lie_inside_it(string text)
    {
        foreach (var language in new[] { null, "id", "en", "ms", "xx" })
        {
            var normalized = Normalizer.Default.Normalize(text, language);

            Assert.Equal(normalized.Text, string.Join(' ', normalized.Words.Select(word => word.Text)));
            Assert.All(normalized.Words, word =>
            {
                Assert.InRange(word.Start, 0, text.Length - 1);
                Assert.InRange(word.Length, 1, text.Length - word.Start);
                Assert.NotEmpty(word.Text);
                Assert.DoesNotContain(word.Text, char.IsWhiteSpace);
            });
        }
    }

    [Fact]
    public void Only_the_first_4000_units_are_read()
    {
        var text = string.Concat(Enumerable.Repeat("kata ", 2000));

        var words = Normalizer.Default.Normalize(text, LanguageCode.Indonesian).Words;

        Assert.Equal(800, words.Count);
    }
}
