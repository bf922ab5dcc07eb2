using System.Globalization;
using CareBot.Bot.Channels.Rendering;

namespace CareBot.Tests.Channels.Rendering;

public sealed class TextPartsTests
{
    private const string Family = "👨‍👩‍👧‍👦";

    [Theory]
    [InlineData("", 10, "")]
    [InlineData("  \n ", 10, "")]
    [InlineData(" halo ", 10, "halo")]
    [InlineData("0123456789", 10, "0123456789")]
    [InlineData("0123456789a", 10, "0123456789|a")]
    [InlineData("satu dua\n\ntiga empat", 18, "satu dua|tiga empat")]
    [InlineData("satu dua tiga\nempat lima", 18, "satu dua tiga|empat lima")]
    [InlineData("satu dua.\ntiga. empat lima", 20, "satu dua.\ntiga.|empat lima")]
    [InlineData("Satu dua. Tiga empat lima", 16, "Satu dua.|Tiga empat lima")]
    [InlineData("Harga 1.500.000 rupiah", 16, "Harga 1.500.000|rupiah")]
    [InlineData("satu dua tiga", 11, "satu dua|tiga")]
    [InlineData("a bcdefghijklmnopqrstuvwxyz", 10, "a bcdefghi|jklmnopqrs|tuvwxyz")]
    [InlineData("abcdefg👍", 8, "abcdefg|👍")]
    public void Text_is_cut_where_a_reader_would_pause(string text, int limit, string parts) =>
        Assert.Equal(parts, string.Join('|', TextParts.Split(text, limit)));

    [Fact]
    public void No_grapheme_is_cut()
    {
        var text = string.Concat(Enumerable.Repeat(Family, 500));
        var parts = TextParts.Split(text, 2000);
        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part =>
        {
            Assert.InRange(part.Length, 1, 2000);
            Assert.Equal(0, part.Length % Family.Length);
        });
    }

    [Fact]
    public void A_grapheme_past_the_limit_is_cut_between_characters()
    {
        var text = "😀" + string.Concat(Enumerable.Repeat("\u0301", 5000));
        var parts = TextParts.Split(text, 2000);
        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 2000));
        Assert.All(TextParts.Split(string.Concat(Enumerable.Repeat("😀\u200d", 900)) + "x", 100), part => Assert.False(char.IsLowSurrogate(part[0])));
    }

    [Fact]
    public void Nothing_is_lost_but_blanks_at_the_cuts()
    {
        var text = string.Join(' ', Enumerable.Range(0, 3000).Select(n => n.ToString(CultureInfo.InvariantCulture) + (n % 7 == 0 ? "." : "")));
        Assert.Equal(text, string.Join(' ', TextParts.Split(text, 2000)));
    }

    [Theory]
    [InlineData("dua puluh karakter!!", "dua puluh karakter!!")]
    [InlineData("dua puluh satu karakt", "dua puluh satu kara…")]
    [InlineData("Berapa lama ongkirnya", "Berapa lama ongkirn…")]
    [InlineData("a b c d e f g h i j k l", "a b c d e f g h i j…")]
    [InlineData("tiga belas hurufff👨‍👩‍👧‍👦", "tiga belas hurufff…")]
    public void A_title_is_cut_to_twenty_characters_with_an_ellipsis(string text, string title)
    {
        Assert.Equal(title, TextParts.Shorten(text, 20));
        Assert.InRange(title.Length, 1, 20);
    }

    [Theory]
    [InlineData("halo", 4)]
    [InlineData("日本", 4)]
    [InlineData("é", 1)]
    [InlineData("👍🏽", 2)]
    [InlineData(Family, 2)]
    [InlineData("🇮🇩", 2)]
    [InlineData("lihat https://toko.id/sangat/panjang/sekali?dan=lagi ya", 32)]
    [InlineData("https://t.co/a", 23)]
    [InlineData("(lihat https://toko.id/a).", 32)]
    [InlineData("https://toko.idです", 27)]
    [InlineData("di toko.id, ya", 30)]
    [InlineData("toko.id/retur?no=1.", 24)]
    [InlineData("surel@toko.id", 13)]
    [InlineData("Rp1.000.000 jam 10.30", 21)]
    [InlineData("http://localhost", 16)]
    [InlineData("“kutip” — ya…", 14)]
    public void A_post_weighs_what_X_says(string text, int weight) => Assert.Equal(weight, WeightedText.OfPost(text));

    [Fact]
    public void A_text_is_counted_as_the_platform_counts()
    {
        Assert.Equal((11, 7, 25, 2), (Size(TextUnit.CodeUnits), Size(TextUnit.CodePoints), Size(TextUnit.Bytes), Size(TextUnit.Weighted)));
        static int Size(TextUnit unit) => new TextLimit(1000, unit).SizeOf(Family);
    }

    [Theory]
    [InlineData("日本語日本語", 10, "日本語|日本語")]
    [InlineData("kopinya 日本語", 14, "kopinya|日本語")]
    public void Bytes_are_cut_between_characters(string text, int bytes, string parts) =>
        Assert.Equal(parts, string.Join('|', TextParts.Split(text, new TextLimit(bytes, TextUnit.Bytes))));
}
