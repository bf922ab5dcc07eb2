using CareBot.Dialogs.Prompts;

namespace CareBot.Tests.Dialogs.Prompts;

public sealed class ChoiceReadingTests
{
    private static readonly string[] Titles = ["Lama pengembalian dana", "Cara mendapat uang kembali", "Ongkos kirim", "Bukan itu"];

    [Theory]
    [InlineData("Lama pengembalian dana", 0)]
    [InlineData("LAMA PENGEMBALIAN DANA!", 0)]
    [InlineData("lama pengembalian d", 0)]
    [InlineData("1", 0)]
    [InlineData("no 2", 1)]
    [InlineData("nomor dua kak", 1)]
    [InlineData("nombor dua", 1)]
    [InlineData("yang pertama", 0)]
    [InlineData("yg kedua aja min", 1)]
    [InlineData("ke-3", 2)]
    [InlineData("the second one", 1)]
    [InlineData("third", 2)]
    [InlineData("opsi 3 dong", 2)]
    [InlineData("yang terakhir", 3)]
    [InlineData("last one", 3)]
    [InlineData("ongkos kirimnya", 2)]
    [InlineData("yang uang kembali", 1)]
    [InlineData("bukan itu", 3)]
    [InlineData("5", null)]
    [InlineData("20", null)]
    [InlineData("ongkos kirim ke papua berapa lama", null)]
    [InlineData("lupa password", null)]
    [InlineData("", null)]
    [InlineData("🙏", null)]
    public void An_answer_means_one_title_or_none(string answer, int? index) =>
        Assert.Equal(index, ChoiceReading.Find(answer, Titles, numbered: true));

    [Theory]
    [InlineData("2")]
    [InlineData("yang kedua")]
    public void Numbers_mean_nothing_where_none_were_shown(string answer) => Assert.Null(ChoiceReading.Find(answer, Titles, numbered: false));

    [Theory]
    [InlineData("5", 4)]
    [InlineData("nomor lima kak", 4)]
    [InlineData("yang kelapan", 7)]
    [InlineData("nombor 9", 8)]
    [InlineData("ke-10", 9)]
    [InlineData("the sixth", 5)]
    [InlineData("11", null)]
    public void Long_lists_have_higher_numbers(string answer, int? index) =>
        Assert.Equal(index, ChoiceReading.Find(answer, [.. Enumerable.Range(0, 10).Select(i => $"Judul {(char)('A' + i)}")], numbered: true));

    [Theory]
    [InlineData("kak")]
    [InlineData("min ya")]
    public void An_answer_of_nothing_but_fillers_means_no_title(string answer) => Assert.Null(ChoiceReading.Find(answer, Titles, numbered: true));

    [Fact]
    public void Words_of_two_titles_mean_neither() => Assert.Null(ChoiceReading.Find("refund", ["Lama refund", "Cara refund"], numbered: true));
}
