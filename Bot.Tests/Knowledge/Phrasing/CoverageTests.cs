using CareBot.Knowledge;
using CareBot.Knowledge.Phrasing;

namespace CareBot.Tests.Knowledge.Phrasing;

public sealed class CoverageTests
{
    private static readonly ArticleText Indonesian = new(
        "Lama refund",
        """
        Dana kembali dalam **3–7 hari kerja** setelah barang kami terima di gudang.
        Biaya transfer Rp6.500 ditanggung pembeli; biaya kirim Rp15.000 ditanggung toko.
        Pesanan yang sudah dikirim tidak bisa dibatalkan. Bayar dengan transfer atau COD.
        - Buka [halaman lacak](https://toko-senja.example/lacak) atau hubungi 1500-123.
        Bayar minimal 50 ribu, maksimal 20 ribu. Kirim dari 54321 ke 12345.
        - Pesan sebelum pukul 14.00 dikirim hari yang sama.
        """,
        []);

    private static readonly ArticleText English = new(
        "How long a refund takes",
        "The money is back within 3–7 working days after we receive the item. Sale items can't be returned. Shipping costs $5.",
        []);

    [Theory]
    [InlineData("Dana kembali dalam 3-7 hari kerja setelah barang diterima di gudang.")]
    [InlineData("Setelah barang kami terima, dana kembali dalam **3–7 hari kerja**, Kak.")]
    [InlineData("Biaya kirim Rp15.000 ditanggung toko.")]
    [InlineData("Pesanan yang dikirim tidak bisa dibatalkan.")]
    [InlineData("Hubungi 1500-123 atau buka [halaman lacak](https://toko-senja.example/lacak).")]
    [InlineData("Biaya transfer Rp6.500 ditanggung pembeli.\n- Biaya kirim Rp15.000 ditanggung toko.")]
    public void What_the_article_says_in_other_words_is_covered(string phrased) => Assert.Null(Coverage.Check(Indonesian, "id", phrased));

    [Theory]
    [InlineData("Dana kembali dalam 2 hari kerja setelah barang kami terima.", CoverageFault.Word)]
    [InlineData("Dana kembali dalam 3–7 hari setelah barang kami terima, gratis.", CoverageFault.Word)]
    [InlineData("Dana kembali dalam 3–7 jam setelah barang kami terima.", CoverageFault.Word)]
    [InlineData("Pesan sesudah pukul 14.00 dikirim hari yang sama.", CoverageFault.Condition)]
    [InlineData("Bayar maksimal 50 ribu, minimal 20 ribu.", CoverageFault.Word)]
    [InlineData("Kirim dari 12345 ke 54321.", CoverageFault.Word)]
    [InlineData("Biaya kirim Rp16.500 ditanggung toko.", CoverageFault.Word)]
    [InlineData("Biaya kirim RM15.000 ditanggung toko.", CoverageFault.Word)]
    [InlineData("Pesanan yang sudah dikirim bisa dibatalkan.", CoverageFault.Condition)]
    [InlineData("Dana kembali dalam 3–7 hari kerja.", CoverageFault.Condition)]
    [InlineData("Bayar dengan transfer dan COD.", CoverageFault.Condition)]
    [InlineData("Kami janji dana kembali dalam 3–7 hari kerja setelah barang kami terima.", CoverageFault.Word)]
    [InlineData("Ya, bisa.", CoverageFault.Word)]
    [InlineData("Dan itu, Kak.", CoverageFault.Nothing)]
    [InlineData("", CoverageFault.Nothing)]
    [InlineData("Buka [halaman lacak](https://jahat.example/lacak) atau hubungi 1500-123.", CoverageFault.Link)]
    [InlineData("Buka [barang](https://toko-senja.example/lacak) atau hubungi 1500-123.", CoverageFault.Link)]
    [InlineData("Buka jahat.example atau hubungi 1500-123.", CoverageFault.Word)]
    [InlineData("Hubungi 1500-321 atau buka halaman lacak.", CoverageFault.Word)]
    [InlineData("Hubungi Budi atau buka halaman lacak.", CoverageFault.Word)]
    [InlineData("Dana kembali 😀 dalam 3–7 hari kerja setelah barang kami terima.", CoverageFault.Sign)]
    [InlineData("Dana kemba\u200bli dalam 3–7 hari kerja setelah barang kami terima.", CoverageFault.Sign)]
    [InlineData("Dana kembali dalam 3–7 hari kerja setelah barang kami terima 100%.", CoverageFault.Sign)]
    [InlineData("The money is back within 3–7 working days after we receive the item.", CoverageFault.Word)]
    public void What_the_article_does_not_say_is_not(string phrased, CoverageFault? fault) => Assert.Equal(fault, Coverage.Check(Indonesian, "id", phrased));

    [Theory]
    [InlineData("You get the money back within 3–7 working days after we receive the item.", CoverageFault.Word)]
    [InlineData("Your money is back within 3-7 working days after we receive it.", null)]
    [InlineData("Sale items can't be returned.", null)]
    [InlineData("Sale items cannot be returned.", null)]
    [InlineData("Sale items can be returned.", CoverageFault.Word)]
    [InlineData("Shipping costs $5.", null)]
    [InlineData("Shipping costs €5.", CoverageFault.Sign)]
    [InlineData("Shipping costs $50.", CoverageFault.Word)]
    public void English_is_read_as_English(string phrased, CoverageFault? fault) => Assert.Equal(fault, Coverage.Check(English, "en", phrased));

    [Fact]
    public void Every_article_of_the_sample_covers_itself()
    {
        foreach (var article in KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Articles)
        {
            foreach (var (language, text) in article.Texts)
            {
                Assert.Null(Coverage.Check(text, language, text.Answer));
            }
        }
    }
}
