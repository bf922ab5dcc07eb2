using CareBot.Language;

namespace CareBot.Tests.Language;

public sealed class StemmerPairsTests
{
    [Theory]
    [InlineData("mengirim", "kirim")]
    [InlineData("dikirimkan", "kirim")]
    [InlineData("pengiriman", "kirim")]
    [InlineData("membayar", "bayar")]
    [InlineData("pembayaran", "bayar")]
    [InlineData("terbayar", "bayar")]
    [InlineData("menukar", "tukar")]
    [InlineData("penukaran", "tukar")]
    [InlineData("mengembalikan", "kembali")]
    [InlineData("pengembalian", "kembali")]
    [InlineData("membatalkan", "batal")]
    [InlineData("pembatalan", "batal")]
    [InlineData("pesanannya", "pesan")]
    [InlineData("memesan", "pesan")]
    [InlineData("pembelian", "beli")]
    [InlineData("menjual", "jual")]
    [InlineData("berjualan", "jual")]
    [InlineData("penjualan", "jual")]
    [InlineData("mengganti", "ganti")]
    [InlineData("penggantian", "ganti")]
    [InlineData("menerima", "terima")]
    [InlineData("diterima", "terima")]
    [InlineData("penerima", "terima")]
    [InlineData("menunggu", "tunggu")]
    [InlineData("keterlambatan", "lambat")]
    [InlineData("terlambat", "lambat")]
    [InlineData("kerusakan", "rusak")]
    [InlineData("perbaikan", "baik")]
    [InlineData("diperbaiki", "baik")]
    [InlineData("menghubungi", "hubung")]
    [InlineData("dihubungi", "hubung")]
    [InlineData("mencoba", "coba")]
    [InlineData("makan", "makan")]
    [InlineData("bukan", "bukan")]
    public void Affixes_come_off_in_the_published_order(string word, string stem) => Assert.Equal(stem, Stemmer.Default.Stem(word, LanguageCode.Indonesian));
}
