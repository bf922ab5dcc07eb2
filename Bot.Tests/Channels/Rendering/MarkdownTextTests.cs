using CareBot.Bot.Channels.Rendering;

namespace CareBot.Tests.Channels.Rendering;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("Biasa saja.", "Biasa saja.")]
    [InlineData("**Penting:** bawa *nota* dan __KTP__, _jangan_ lupa ~~besok~~", "Penting: bawa nota dan KTP, jangan lupa besok")]
    [InlineData("***semua*** tebal", "semua tebal")]
    [InlineData("2 * 3 * 4 = 24, 2*3*4", "2 * 3 * 4 = 24, 2*3*4")]
    [InlineData("kode_pesanan_saya", "kode_pesanan_saya")]
    [InlineData("bintang lima *****", "bintang lima *****")]
    [InlineData("Rp10.000* (*syarat berlaku", "Rp10.000* (*syarat berlaku")]
    [InlineData(@"\*bukan miring\* dan 5\_6", "*bukan miring* dan 5_6")]
    [InlineData("pakai `--kode **x**` ini", "pakai --kode **x** ini")]
    [InlineData("lihat [status pesanan](https://toko.id/a_(b)?x=1)!", "lihat status pesanan (https://toko.id/a_(b)?x=1)!")]
    [InlineData("[https://toko.id](https://toko.id)", "https://toko.id")]
    [InlineData("[surat](mailto:cs@toko.id) atau [telepon](tel:+62811)", "surat (cs@toko.id) atau telepon (+62811)")]
    [InlineData("![logo](https://toko.id/l.png \"Logo\")", "logo (https://toko.id/l.png)")]
    [InlineData("<https://toko.id/x_y_z> <b>", "https://toko.id/x_y_z <b>")]
    [InlineData("[belum selesai](", "[belum selesai](")]
    [InlineData("[1] dan [2]", "[1] dan [2]")]
    [InlineData("# Judul\n\n\n\nIsi", "Judul\n\nIsi")]
    [InlineData("#1 di kota", "#1 di kota")]
    [InlineData("- satu\n* dua\n+ tiga\n  - empat", "• satu\n• dua\n• tiga\n  • empat")]
    [InlineData("1. satu\n2. dua", "1. satu\n2. dua")]
    [InlineData("> kutipan\r\n---\r\nlanjut", "kutipan\n\nlanjut")]
    [InlineData("```json\n{\"a\": **1**}\n```", "{\"a\": **1**}")]
    [InlineData("**a", "**a")]
    [InlineData("", "")]
    public void Marks_go_and_words_stay(string markdown, string plain) => Assert.Equal(plain, MarkdownText.Plain(markdown));

    [Theory]
    [InlineData("[")]
    [InlineData("**a ")]
    [InlineData("[a](")]
    [InlineData("`")]
    [InlineData("> ")]
    [InlineData("<")]
    public void Endless_marks_end(string mark) =>
        Assert.NotNull(MarkdownText.Plain(string.Concat(Enumerable.Repeat(mark, 20_000))));
}
