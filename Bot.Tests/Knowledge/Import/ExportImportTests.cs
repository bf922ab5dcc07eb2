using System.Text;
using CareBot.Knowledge;
using CareBot.Knowledge.Export;
using CareBot.Knowledge.Import;

namespace CareBot.Tests.Knowledge.Import;

public sealed class ExportImportTests
{
    public static TheoryData<KnowledgeFormat> Formats => [.. Enum.GetValues<KnowledgeFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Importing_an_export_gives_equal_articles(KnowledgeFormat format)
    {
        var export = KnowledgeExport.Write(Full, format);

        var back = KnowledgeImport.Read(export.Files);

        Assert.Empty(export.Losses);
        Assert.DoesNotContain(back.Faults, fault => fault.Severity == Severity.Error);
        Assert.Equal(Full.OrderBy(article => article.Id, StringComparer.Ordinal), back.Articles);
        Assert.Equal(TimeSpan.FromHours(7), back.Articles.Single(article => article.Id == "promo").ValidUntil!.Value.Offset);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_sample_goes_out_and_comes_back(KnowledgeFormat format)
    {
        var sample = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Articles;

        Assert.Empty(KnowledgeExport.Write(sample, format).Losses);
    }

    /// <summary>Texts of every kind: either they come back as they were, or the loss is told; nothing is lost in silence.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Odd_texts_come_back_or_the_loss_is_told(KnowledgeFormat format)
    {
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var articles = Enumerable.Range(0, 3).Select(i => Odd($"a{i}", random)).ToArray();
            var export = KnowledgeExport.Write(articles, format);
            var back = KnowledgeImport.Read(export.Files, new(format));

            Assert.True(export.Losses.Count > 0 || back.Articles.SequenceEqual(articles), $"round {round} of {format}");
        }
    }

    [Theory]
    [InlineData(KnowledgeFormat.Tsv)]
    [InlineData(KnowledgeFormat.Csv)]
    [InlineData(KnowledgeFormat.Xlsx)]
    [InlineData(KnowledgeFormat.QnaJson)]
    [InlineData(KnowledgeFormat.CqaJson)]
    [InlineData(KnowledgeFormat.Rasa)]
    public void Forms_that_carry_any_text_lose_none(KnowledgeFormat format)
    {
        Article[] articles = [Article("a", "Judul", "baris satu\n\n\tbaris dua \\n \\ \"kutip\" 'x' ```\n# id\n---\r\n=1+1", "=cmd|' /C calc'!A0", "'=x", "''+1", "-5", "@a", "a;b,c|d:e", "_x000D_", "emoji 😀 \u00A0 \u0085")];

        Assert.Empty(KnowledgeExport.Write(articles, format).Losses);
    }

    [Theory]
    [InlineData(KnowledgeFormat.Tsv)]
    [InlineData(KnowledgeFormat.Csv)]
    [InlineData(KnowledgeFormat.QnaTsv)]
    public void No_cell_of_an_exported_text_begins_like_a_formula(KnowledgeFormat format)
    {
        var text = Encoding.UTF8.GetString(KnowledgeExport.Write([Article("a", "=1+1", "@SUM(1)", "+62", "-5", "=HYPERLINK(\"x\")")], format).Files[0].Content.Span);

        Assert.DoesNotMatch("(^|[\t,\n])\"?[=+@-]", text);
    }

    [Fact]
    public void A_workbook_holds_a_formula_as_text()
    {
        var export = KnowledgeExport.Write([Article("a", "Judul", "=1+1", "+62")], KnowledgeFormat.Xlsx);

        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(export.Files[0].Content.ToArray()));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = sheet.ReadToEnd();
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.Contains("t=\"inlineStr\" s=\"1\"><is><t xml:space=\"preserve\">=1+1</t>", xml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KnowledgeFormat.QnaTsv, "tab\tdi tengah", "a, answer/id: does not come back as it is")]
    [InlineData(KnowledgeFormat.QnaTsv, "garis miring \\n", "a, answer/id: does not come back as it is")]
    [InlineData(KnowledgeFormat.Markdown, "satu\n# en\ndua", "a.md:11: cannot be read back: the answer in 'en' has no questions; allowed: the language 'en' under 'languages'")]
    [InlineData(KnowledgeFormat.Qna, " tepi ", "a, answer/id: does not come back as it is")]
    public void What_a_form_cannot_carry_is_told(KnowledgeFormat format, string answer, string loss) =>
        Assert.Equal(loss, Assert.Single(KnowledgeExport.Write([Article("a", "Judul", answer, "tanya")], format).Losses).ToString());

    [Theory]
    [InlineData(KnowledgeFormat.Xlsx)]
    [InlineData(KnowledgeFormat.QnaXlsx)]
    public void A_text_that_no_cell_holds_is_told(KnowledgeFormat format) => Assert.Equal(
        "a, answer/id: has 32768 characters; a cell holds 32767",
        Assert.Single(KnowledgeExport.Write([Article("a", "Judul", new string('x', 32768), "tanya")], format).Losses).ToString());

    [Theory]
    [MemberData(nameof(Formats))]
    public void Equal_articles_in_any_order_give_equal_bytes(KnowledgeFormat format)
    {
        var (one, other) = (KnowledgeExport.Write(Full, format), KnowledgeExport.Write([.. Full.Reverse()], format));

        Assert.Equal(one.Files.Select(file => (file.Name, Convert.ToBase64String(file.Content.Span))), other.Files.Select(file => (file.Name, Convert.ToBase64String(file.Content.Span))));
    }

    private static Article[] Full =>
    [
        new(
            "promo",
            new Dictionary<string, ArticleText>
            {
                ["id"] = new("Promo: diskon 50%", "Pakai kode **HEMAT**.\n\n- satu\n- dua\n\n## Syarat\n1. [Baca](https://toko.example/syarat)", ["ada promo?", "diskon: berapa # persen"]),
                ["en"] = new("how much off", "Use the code.", ["how much off", "any discount, please?"]),
                ["ms"] = new("Promosi", "Guna kod \"HEMAT\".", ["ada promosi tak"]),
            },
            ["retur", "qna-7"],
            ["promo", "musim:lebaran", "a;b|c=d%", "tag:x", "context-only"],
            new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new(2026, 6, 1, 0, 0, 0, 123, TimeSpan.FromHours(7))),
        Article("retur", "Retur", "Boleh dalam 7 hari.", "mau retur", "- balikin barang", "+62 nomor", "=hitung") with { FollowUps = ["promo"] },
        Article("qna-7", "jam buka", "08.00–17.00", "jam buka", "buka jam brp 😀"),
    ];

    private static Article Article(string id, string title, string answer, params string[] questions) =>
        new(id, new Dictionary<string, ArticleText> { ["id"] = new(title, answer, questions) }, [], []);

    private static Article Odd(string id, Random random)
    {
        const string Signs = "ab z=+-@'\"\\n\t\n\r,;|:%#>`[](){}*_x$~!?&0\u00A0é😀\u2028";
        return new(
            id,
            new[] { "id", "en" }.Take(random.Next(1, 3)).ToDictionary(language => language, language => new ArticleText(Text("t"), Text("j"), [.. Enumerable.Range(0, random.Next(1, 3)).Select(n => Text($"q{n}{id}{language}"))])),
            [],
            [.. Enumerable.Range(0, random.Next(0, 3)).Select(n => Text($"{n}"))]);

        string Text(string end)
        {
            var units = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Signs[random.Next(Signs.Length)]);
            var text = string.Concat(units.Where(unit => !char.IsSurrogate(unit)));
            return random.Next(2) == 0 ? text + end : end + text + end;
        }
    }
}
