using CareBot.Dialogs.Prompts;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Dialogs.Prompts;

public sealed class YesNoPromptTests
{
    [Theory]
    [InlineData("ya", true)]
    [InlineData("Iya kak", true)]
    [InlineData("y", true)]
    [InlineData("betul", true)]
    [InlineData("boleh dong", true)]
    [InlineData("oke makasih", true)]
    [InlineData("yes please", true)]
    [InlineData("👍", true)]
    [InlineData("tidak", false)]
    [InlineData("Nggak deh", false)]
    [InlineData("ga", false)]
    [InlineData("gak usah, makasih", false)]
    [InlineData("bukan", false)]
    [InlineData("tak", false)]
    [InlineData("tak nak", false)]
    [InlineData("tak boleh", false)]
    [InlineData("belum", false)]
    [InlineData("no thanks", false)]
    public Task An_answer_in_any_of_the_three_languages_is_understood(string answer, bool meant) =>
        PromptFlow.Of(new YesNoPrompt(PromptFlow.Id), "Jadi?", style: ListStyle.None)
            .Test("halo", "Jadi?").Test(answer, $"{meant}").StartTestAsync();

    [Theory]
    [InlineData("barang saya belum sampai")]
    [InlineData("berapa ongkirnya")]
    [InlineData("makasih")]
    [InlineData("2")]
    public Task What_is_neither_is_asked_again(string answer) =>
        PromptFlow.Of(new YesNoPrompt(PromptFlow.Id), "Jadi?", "Ya atau tidak, Kak?", style: ListStyle.None)
            .Test("halo", "Jadi?").Test(answer, "Ya atau tidak, Kak?").Test("ya", "True").StartTestAsync();

    [Fact]
    public Task Yes_and_no_are_listed_in_the_language_of_the_turn_and_their_numbers_answer() =>
        PromptFlow.Of(new YesNoPrompt(PromptFlow.Id) { Style = ListStyle.Inline }, "Jadi?")
            .Test("halo", "Jadi? (1) Ya atau (2) Tidak").Test("nomor 2", "False")
            .Send(PromptFlow.Message("hello", "en-GB")).AssertReply("Jadi? (1) Yes or (2) No").Test("1", "True")
            .Send(PromptFlow.Message("helo", "ms-MY")).AssertReply("Jadi? (1) Ya atau (2) Tidak").Test("tak nak", "False")
            .StartTestAsync();

    [Fact]
    public Task Labels_of_its_own_are_shown_as_buttons_and_answer() =>
        PromptFlow.Of(new YesNoPrompt(PromptFlow.Id), "Sambungkan?", choices: ["Hubungkan saya", "Nanti saja"], style: ListStyle.SuggestedAction)
            .Send("halo")
            .AssertReply(reply => Assert.Equal(["Hubungkan saya", "Nanti saja"], ((Activity)reply).SuggestedActions.Actions.Select(action => action.Title)))
            .Test("hubungkan saya", "True")
            .Test("halo", "Sambungkan?").Test("nanti saja", "False")
            .StartTestAsync();

    [Fact]
    public Task After_the_last_attempt_there_is_no_answer() =>
        PromptFlow.Of(new YesNoPrompt(PromptFlow.Id, attempts: 2), "Jadi?", "Ya atau tidak?", style: ListStyle.None)
            .Test("halo", "Jadi?").Test("hmm apa", "Ya atau tidak?").Test("apa ya itu", "nothing").StartTestAsync();

    [Fact]
    public void No_attempt_at_all_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new YesNoPrompt(PromptFlow.Id, attempts: 0));
}
