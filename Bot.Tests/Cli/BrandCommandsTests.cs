using CareBot.Knowledge.Import;
using CareBot.Tests.Hosting;

namespace CareBot.Tests.Cli;

/// <summary>Commands that name a brand.</summary>
public sealed class BrandCommandsTests : IDisposable
{
    private const string Table = "article\tlanguage\ttitle\tquestion\tanswer\nukuran\tid\tUkuran sepatu\tukuran sepatu apa saja\tDari 36 sampai 45.\n";

    private readonly StartFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Articles_people_and_the_ledger_are_those_of_the_brand_that_is_named()
    {
        await File.WriteAllTextAsync(_folder.In("kb.tsv"), Table);
        await using var bot = _folder.Bot(("Brands__sport__Name", "Lari Kencang"));

        Assert.Equal("CareBot: The brand 'sport' has published nothing yet.", await StartFolder.RefusalAsync(bot, "kb", "export", "out.tsv", "--brand", "sport"));
        Assert.Equal(0, await bot.RunToEndAsync("kb", "import", "kb.tsv", "--brand", "sport"));
        Assert.Contains("Release 1 with 1 articles is active.", bot.Output, StringComparison.Ordinal);
        Assert.Equal(0, await bot.RunToEndAsync("kb", "export", "out.tsv", "--brand", "sport"));
        Assert.Equal(KnowledgeImport.Read(_folder.In("kb.tsv")).Articles, KnowledgeImport.Read(_folder.In("out.tsv")).Articles);
        Assert.Equal("CareBot: There is no brand 'sprot'. Allowed: default, sport.", await StartFolder.RefusalAsync(bot, "kb", "import", "kb.tsv", "--brand", "sprot"));
        Assert.Equal("CareBot: There is no brand 'sprot'. Allowed: default, sport.", await StartFolder.RefusalAsync(bot, "ledger", "--brand", "sprot"));
        Assert.Equal(0, await bot.RunToEndAsync("ledger", "--brand", "sport"));

        Assert.Equal("CareBot: There is no brand 'sprot'. Allowed: default, sport.", await StartFolder.RefusalAsync(bot, "user", "add", "rina", "--brand", "sprot"));
        Assert.Equal(0, await bot.RunToEndAsync("user", "add", "rina", "--role", "admin", "--brand", "sport"));
        Assert.Contains("rina may sign in at /desk as admin.", bot.Output, StringComparison.Ordinal);
        Assert.Equal(0, await bot.RunToEndAsync("user", "brands", "rina", "--brand", "default", "--brand", "sport"));
        Assert.Contains("rina works for default, sport.", bot.Output, StringComparison.Ordinal);
        Assert.Equal(
            "CareBot: brands: nobody else is an administrator of Lari Kencang. Allowed: a change that leaves one administrator.",
            await StartFolder.RefusalAsync(bot, "user", "brands", "rina", "--brand", "default"));
        Assert.Contains("there is nobody called 'budi'", await StartFolder.RefusalAsync(bot, "user", "brands", "budi", "--brand", "sport"), StringComparison.Ordinal);
    }
}
