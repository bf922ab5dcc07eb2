using CareBot.Dialogs.Prompts;
using CareBot.Language.Recognizers;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Dialogs.Prompts;

public sealed class ValuePromptTests
{
    [Theory]
    [InlineData("id", "3", "3")]
    [InlineData("id", "1.500", "1500")]
    [InlineData("id", "2.500.000", "2500000")]
    [InlineData("id", "2,5", "2.5")]
    [InlineData("id", "1.5", "1.5")]
    [InlineData("id", "1.234,5", "1234.5")]
    [InlineData("ms", "1,500", "1500")]
    [InlineData("ms", "2.5", "2.5")]
    [InlineData("en", "1,234.5", "1234.5")]
    [InlineData("en", "twenty five please", "25")]
    [InlineData("en", "-7", "-7")]
    [InlineData("id", "dua puluh lima kak", "25")]
    [InlineData("id", "sekitar 1.500 potong", "1500")]
    [InlineData("ms", "lapan biji sahaja", "8")]
    public Task A_number_is_read_as_the_language_writes_it(string language, string answer, string number) =>
        PromptFlow.Of(new FigurePrompt(PromptFlow.Id) { DefaultLocale = language }, "Berapa?").Send(PromptFlow.Message("halo", language)).AssertReply("Berapa?")
            .Send(PromptFlow.Message(answer, language)).AssertReply(number).StartTestAsync();

    [Theory]
    [InlineData("1.2.3.4")]
    [InlineData("banyak")]
    [InlineData(",")]
    public Task What_is_no_number_is_asked_again_until_the_attempts_are_used_up(string answer) =>
        PromptFlow.Of(new FigurePrompt(PromptFlow.Id, recognizer: (_, _) => [], attempts: 2), "Berapa?", "Angkanya saja ya, Kak.")
            .Test("halo", "Berapa?").Test(answer, "Angkanya saja ya, Kak.").Test(answer, "nothing").StartTestAsync();

    [Fact]
    public Task A_validator_knows_the_number_and_how_often_it_asked() =>
        PromptFlow.Of(
                new FigurePrompt(PromptFlow.Id, async (answer, cancellationToken) =>
                {
                    if (answer.Recognized.Value is >= 1 and <= 5)
                    {
                        return true;
                    }

                    await answer.Context.SendActivityAsync($"{answer.AttemptCount}: 1 sampai 5", cancellationToken: cancellationToken);
                    return false;
                }),
                "Berapa?")
            .Test("halo", "Berapa?").Test("9", "1: 1 sampai 5").Test("banyak", "2: 1 sampai 5").Test("4", "4").StartTestAsync();

    [Fact]
    public Task Other_recognisers_can_be_given() =>
        PromptFlow.Of(new FigurePrompt(PromptFlow.Id, recognizer: (text, language) => text.Contains("selusin", StringComparison.Ordinal) && language == "id"
                ? [new ModelResult("selusin", 0, 6, "number", new Dictionary<string, object>(StringComparer.Ordinal) { ["value"] = "12" })]
                : []),
                "Berapa?")
            .Test("halo", "Berapa?").Test("selusin aja", "12").StartTestAsync();

    [Fact]
    public Task Words_are_kept_without_the_blanks_around_them_and_an_emoji_is_none() =>
        PromptFlow.Of(new WordsPrompt(PromptFlow.Id, attempts: 3), "Namanya?", "Siapa, Kak?")
            .Test("halo", "Namanya?").Test("🙏", "Siapa, Kak?").Test("  Ana Lestari ", "Ana Lestari").StartTestAsync();

    [Theory]
    [InlineData("en", "tomorrow")]
    [InlineData("id", "besok aja kak")]
    [InlineData("ms", "esok")]
    public Task A_moment_is_read_from_the_time_at_which_the_customer_speaks(string language, string text)
    {
        var answer = new Activity(ActivityTypes.Message) { Text = text, Locale = language, LocalTimestamp = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(7)) };
        return PromptFlow.Of(new MomentPrompt(PromptFlow.Id), "Kapan?").Test("halo", "Kapan?").Send(answer).AssertReply("2026-09-02").StartTestAsync();
    }

    [Fact]
    public Task A_button_without_text_answers_with_its_value() =>
        PromptFlow.Of(new FigurePrompt(PromptFlow.Id), "Berapa?").Test("halo", "Berapa?")
            .Send(new Activity(ActivityTypes.Message) { Value = "3" }).AssertReply("3").StartTestAsync();
}
