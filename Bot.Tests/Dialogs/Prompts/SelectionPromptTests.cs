using CareBot.Dialogs.Prompts;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Dialogs.Prompts;

public sealed class SelectionPromptTests
{
    private static readonly string[] Couriers = ["Senja Reguler", "Senja Kilat", "Ambil di toko"];

    [Theory]
    [InlineData("Senja Kilat", "1: Senja Kilat")]
    [InlineData("yang kilat aja kak", "1: Senja Kilat")]
    [InlineData("yang pertama", "0: Senja Reguler")]
    [InlineData("no 2", "1: Senja Kilat")]
    [InlineData("nombor dua", "1: Senja Kilat")]
    [InlineData("ketiga", "2: Ambil di toko")]
    [InlineData("yang terakhir deh", "2: Ambil di toko")]
    public Task A_choice_is_made_by_words_or_by_number(string answer, string chosen) =>
        PromptFlow.Of(new SelectionPrompt(PromptFlow.Id) { Style = ListStyle.Inline }, "Kurirnya?", choices: Couriers)
            .Test("halo", "Kurirnya? (1) Senja Reguler, (2) Senja Kilat, atau (3) Ambil di toko").Test(answer, chosen).StartTestAsync();

    [Theory]
    [InlineData("senja")]
    [InlineData("4")]
    [InlineData("yang paling murah")]
    public Task What_means_none_or_several_is_asked_again(string answer) =>
        PromptFlow.Of(new SelectionPrompt(PromptFlow.Id), "Kurirnya?", "Pilih salah satu ya, Kak.", Couriers, ListStyle.None)
            .Test("halo", "Kurirnya?").Test(answer, "Pilih salah satu ya, Kak.").Test("senja kilat", "1: Senja Kilat").StartTestAsync();

    [Fact]
    public Task Numbers_mean_nothing_beside_buttons() =>
        PromptFlow.Of(new SelectionPrompt(PromptFlow.Id, attempts: 1), "Kurirnya?", choices: Couriers, style: ListStyle.SuggestedAction)
            .Test("halo", "Kurirnya?").Test("2", "nothing").StartTestAsync();

    [Fact]
    public Task A_list_and_a_card_show_every_choice() =>
        PromptFlow.Of(new SelectionPrompt(PromptFlow.Id), "Kurirnya?", choices: Couriers, style: ListStyle.List)
            .Test("halo", "Kurirnya?\n\n   1. Senja Reguler\n   2. Senja Kilat\n   3. Ambil di toko").Test("3", "2: Ambil di toko").StartTestAsync();

    [Fact]
    public Task A_card_carries_the_choices_as_buttons() =>
        PromptFlow.Of(new SelectionPrompt(PromptFlow.Id), "Kurirnya?", choices: Couriers, style: ListStyle.HeroCard)
            .Send("halo")
            .AssertReply(reply => Assert.Equal(Couriers, ((HeroCard)((Activity)reply).Attachments[0].Content).Buttons.Select(button => button.Title)))
            .StartTestAsync();

    [Fact]
    public Task A_synonym_means_its_choice()
    {
        var options = new PromptOptions
        {
            Prompt = MessageFactory.Text("Bayarnya?"),
            Choices = [new Choice("Transfer bank") { Synonyms = ["virtual account", "m-banking"] }, new Choice("Bayar di tempat") { Synonyms = ["cod"] }],
            Style = ListStyle.None,
        };
        return PromptFlow.Of(new SelectionPrompt(PromptFlow.Id), options)
            .Test("halo", "Bayarnya?").Test("COD", "1: Bayar di tempat").StartTestAsync();
    }

    [Fact]
    public Task A_validator_may_refuse_what_was_understood() =>
        PromptFlow.Of(
                new SelectionPrompt(PromptFlow.Id, (answer, _) => Task.FromResult(answer.Recognized.Succeeded && answer.Recognized.Value!.Index != 1)),
                "Kurirnya?", "Kilat belum ada di kota Kakak.", Couriers, ListStyle.None)
            .Test("halo", "Kurirnya?").Test("kilat", "Kilat belum ada di kota Kakak.").Test("reguler", "0: Senja Reguler").StartTestAsync();
}
