using CareBot.Bot.Cli;
using CareBot.Knowledge.Export;
using CareBot.Knowledge.Import;
using CareBot.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace CareBot.Tests.Cli;

public sealed class KnowledgeCommandTests : IDisposable
{
    private const string Table = "article\tlanguage\ttitle\tquestion\tanswer\nongkir\tid\tOngkos kirim\tberapa ongkir\tMulai Rp9.000.\nongkir\tid\t\tongkir brp\t\nretur\tid\tRetur\tmau retur\tBoleh 7 hari.\n";

    private readonly StartFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_is_published_and_a_damaged_one_changes_nothing()
    {
        await File.WriteAllTextAsync(_folder.In("kb.tsv"), Table);
        await File.WriteAllTextAsync(_folder.In("damaged.tsv"), Table + "Retur Lagi\tid\t\tbalikin\tBoleh.\n");
        await using var bot = _folder.Bot();

        Assert.Equal(0, await bot.RunToEndAsync("kb", "import", "kb.tsv"));
        Assert.Contains("Release 2 with 2 articles is active.", bot.Output, StringComparison.Ordinal);
        var before = Stored();

        Assert.Equal(
            """
            CareBot: Nothing was published: the articles have 1 error(s).
              damaged.tsv:5, article: the id 'Retur Lagi' is not a name; allowed: up to 64 lower-case letters, digits and hyphens
            """,
            await StartFolder.RefusalAsync(bot, "kb", "import", "damaged.tsv"));
        Assert.Equal(before, Stored());

        Assert.Equal(0, await bot.RunToEndAsync("kb", "export", "out.xlsx"));
        Assert.Equal(KnowledgeImport.Read(_folder.In("kb.tsv")).Articles, KnowledgeImport.Read(_folder.In("out.xlsx")).Articles);

        Assert.Equal(0, await bot.RunToEndAsync("kb", "export", "sample", "--release", "1"));
        Assert.InRange(Directory.GetFiles(_folder.In("sample"), "*.md").Length, 45, 500);
        Assert.Contains("exists already", await StartFolder.RefusalAsync(bot, "kb", "export", "out.xlsx"), StringComparison.Ordinal);
        Assert.Equal("CareBot: There is no release 9.", await StartFolder.RefusalAsync(bot, "kb", "export", "nine.json", "--release", "9"));
    }

    [Fact]
    public async Task Checking_publishes_nothing()
    {
        await File.WriteAllTextAsync(_folder.In("kb.csv"), Table.Replace('\t', ';'));

        Assert.Equal((0, $"2 articles without an error, read as csv. Nothing was published.{Environment.NewLine}", ""), await RunAsync("kb", "import", _folder.In("kb.csv"), "--check"));
        Assert.False(File.Exists(_folder.Database));
    }

    [Fact]
    public async Task A_form_can_be_forced()
    {
        await File.WriteAllTextAsync(_folder.In("kb.data"), Table);

        var (code, output, _) = await RunAsync("kb", "import", _folder.In("kb.data"), "--check", "--format", "tsv");
        var (refused, _, error) = await RunAsync("kb", "import", _folder.In("kb.data"), "--check", "--format", "qna-json");

        Assert.Equal((0, 1), (code, refused));
        Assert.StartsWith("2 articles", output, StringComparison.Ordinal);
        Assert.Contains("kb.data:1: the file is not JSON", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missed_expectations_stop_the_import()
    {
        await File.WriteAllTextAsync(_folder.In("kb.tsv"), Table);
        await File.WriteAllTextAsync(_folder.In("met.tsv"), "question\texpected\nberapa ongkir\tongkir\n");
        await File.WriteAllTextAsync(_folder.In("missed.tsv"), "question\texpected\nberapa ongkir\tongkir\nmau retur\t\n");

        Assert.Equal(0, (await RunAsync("kb", "import", _folder.In("kb.tsv"), "--check", "--expect", _folder.In("met.tsv"))).Code);
        var (code, _, error) = await RunAsync("kb", "import", _folder.In("kb.tsv"), "--expect", _folder.In("missed.tsv"));

        Assert.Equal(1, code);
        Assert.Equal("CareBot: Nothing was published: 1 of 2 expected answers are missed.\n  'mau retur' should give no article and gives retur", error.ReplaceLineEndings("\n").Trim());
        Assert.False(File.Exists(_folder.Database));
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        var (code, _, error) = await RunAsync("kb", "import", _folder.In("none.tsv"), "--check");

        Assert.Equal((1, $"CareBot: There is no file or folder {_folder.In("none.tsv")}.{Environment.NewLine}"), (code, error));
    }

    [Fact]
    public async Task An_ending_that_names_no_form_is_refused_before_anything_is_opened()
    {
        var (code, _, error) = await RunAsync("kb", "export", _folder.In("kb.docx"));

        Assert.Equal(1, code);
        Assert.Contains($"Allowed: --format with one of {string.Join(", ", KnowledgeFormats.Names)}.", error, StringComparison.Ordinal);
    }

    private string Stored()
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(number || active || articles || note) || (SELECT group_concat(content) FROM articles) FROM releases";
        return (string)command.ExecuteScalar()!;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
