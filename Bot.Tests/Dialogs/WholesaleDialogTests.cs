using CareBot.Tests.Dialogs.Prompts;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Tests.Dialogs;

public sealed class WholesaleDialogTests
{
    private const string AskGoods = "Barang apa, Kak? (1) Kemeja, (2) Tas, atau (3) Topi";

    [Fact]
    public Task The_example_of_the_guide_holds_its_conversation() =>
        PromptFlow.Of(dc => dc.BeginDialogAsync(WholesaleDialog.Name), [.. WholesaleDialog.All()])
            .Test("mau grosir", AskGoods)
            .Test("yang kedua", "Berapa potong?")
            .Test("5 aja", "Grosir mulai 12 potong, Kak. Berapa potong?")
            .Test("1.500", "1500 Tas, betul?")
            .Test("iya betul kak", "Dicatat: 1500 Tas.")
            .Test("mau grosir", AskGoods)
            .Test("topi", "Berapa potong?")
            .Test("24", "24 Topi, betul?")
            .Test("ga jadi deh", "nothing")
            .StartTestAsync();

    [Fact]
    public void The_guide_shows_the_example_as_it_is()
    {
        var guide = File.ReadAllText(RepositoryFiles.Path("docs/bot-framework.md")).ReplaceLineEndings("\n");
        var source = File.ReadAllText(RepositoryFiles.Path("Bot.Tests/Dialogs/WholesaleDialog.cs")).ReplaceLineEndings("\n");
        Assert.Contains(source[source.IndexOf("public static class", StringComparison.Ordinal)..].TrimEnd(), guide, StringComparison.Ordinal);
    }
}
