using CareBot.Language;

namespace CareBot.Tests.Language;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("pengiriman", "kirim")]
    [InlineData("mengirim", "kirim")]
    [InlineData("dikirimkan", "kirim")]
    [InlineData("kiriman", "kirim")]
    [InlineData("ngirim", "kirim")]
    [InlineData("pembayaran", "bayar")]
    [InlineData("membayarnya", "bayar")]
    [InlineData("dibatalkan", "batal")]
    [InlineData("pembatalan", "batal")]
    [InlineData("menukarkan", "tukar")]
    [InlineData("penukaran", "tukar")]
    [InlineData("mengembalikan", "kembali")]
    [InlineData("menyimpan", "simpan")]
    [InlineData("pesananku", "pesan")]
    [InlineData("keterlambatan", "lambat")]
    [InlineData("berhasilkah", "hasil")]
    [InlineData("makan", "makan")]
    [InlineData("alamat", "alamat")]
    [InlineData("bukan", "bukan")]
    [InlineData("nomor", "nomor")]
    public void Indonesian_loses_its_affixes(string word, string stem) => Assert.Equal(stem, Stemmer.Default.Stem(word, LanguageCode.Indonesian));

    [Theory]
    [InlineData("consistency", "consist")]
    [InlineData("shipping", "ship")]
    [InlineData("cancellation", "cancel")]
    [InlineData("deliveries", "deliveri")]
    [InlineData("delivery", "deliveri")]
    [InlineData("refunded", "refund")]
    [InlineData("hoping", "hope")]
    [InlineData("generously", "generous")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("news", "news")]
    [InlineData("knightly", "knight")]
    [InlineData("luxuriated", "luxuri")]
    public void English_is_stemmed_as_Porter2_says(string word, string stem) => Assert.Equal(stem, Stemmer.Default.Stem(word, LanguageCode.English));

    [Theory]
    [MemberData(nameof(AnyText.Samples), MemberType = typeof(AnyText))]
    public void Any_word_has_a_stem_no_longer_than_itself(string text)
    {
        foreach (var word in Normalizer.Default.Normalize(text, LanguageCode.Indonesian).Words)
        {
            Assert.InRange(Stemmer.Default.Stem(word.Text, LanguageCode.Indonesian).Length, 1, word.Text.Length + 1);
            Assert.InRange(Stemmer.Default.Stem(word.Text, LanguageCode.English).Length, 1, word.Text.Length + 1);
        }
    }
}
