using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Dialogs.Prompts;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.BotFramework;

/// <summary>What prompts read out of answers, in every language that they are worded in.</summary>
public sealed class RecognitionTests
{
    public static TheoryData<string> Locales => [.. PromptCultureModels.GetSupportedCultures().SelectMany(culture => Spellings(culture.Locale))];

    private static IEnumerable<string> Spellings(string locale)
    {
        var (language, region) = (locale[..2], locale[3..]);
        return [locale, $"{language}-{region.ToUpperInvariant()}", $"{language}-{char.ToUpperInvariant(region[0])}{region[1]}", language.ToUpperInvariant(), language];
    }

    private static PromptOptions Ask(string question, string? retry = null, IList<Choice>? choices = null) => new()
    {
        Prompt = MessageFactory.Text(question),
        RetryPrompt = retry is null ? null : MessageFactory.Text(retry),
        Choices = choices,
    };

    private static TestFlow Run(Dialog prompt, PromptOptions options) => Conversation.With(
        context => context.PromptAsync(prompt.Id, options), result => Convert.ToString(result, CultureInfo.InvariantCulture)!, prompt);

    private static Activity Say(string text, string? locale) => new(ActivityTypes.Message) { Text = text, Locale = locale };

    [Theory]
    [MemberData(nameof(Locales))]
    public async Task Yes_and_no_are_said_in_the_language_of_the_conversation(string locale)
    {
        var culture = PromptCultureModels.GetSupportedCultures().Single(model => model.Locale == PromptCultureModels.MapToNearestLanguage(locale));
        var question = $"Sure? (1) {culture.YesInLanguage}{culture.InlineOr}(2) {culture.NoInLanguage}";

        foreach (var (answer, expected) in new[] { (culture.YesInLanguage, "True"), (culture.NoInLanguage, "False"), ("1", "True"), ("2", "False") })
        {
            await Run(new ConfirmPrompt("p"), Ask("Sure?")).Send(Say("hi", locale)).AssertReply(question)
                .Send(Say(answer, locale)).AssertReply(expected).StartTestAsync();
            await Run(new ConfirmPrompt("p", defaultLocale: locale), Ask("Sure?")).Send(Say("hi", null)).AssertReply(question)
                .Send(Say(answer, null)).AssertReply(expected).StartTestAsync();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not-supported")]
    public async Task A_language_without_wording_is_asked_in_English(string? locale)
    {
        await Run(new ConfirmPrompt("p", defaultLocale: locale), Ask("Sure?")).Send(Say("hi", locale)).AssertReply("Sure? (1) Yes or (2) No")
            .Send(Say("yes", locale)).AssertReply("True").StartTestAsync();
        await Run(new ChoicePrompt("p", defaultLocale: locale), Ask("Which?", choices: [new("a"), new("b"), new("c")]))
            .Send(Say("hi", locale)).AssertReply("Which? (1) a, (2) b, or (3) c").StartTestAsync();
    }

    [Fact]
    public async Task An_answer_can_be_read_in_another_language_than_the_question()
    {
        var options = Ask("Sure?", "Yes or no?");
        options.RecognizeLanguage = "es-es";
        await Run(new ConfirmPrompt("p"), options).Test("hola", "Sure? (1) Yes or (2) No").Test("si", "True").StartTestAsync();
        await Run(new ConfirmPrompt("p"), options).Test("hola", "Sure? (1) Yes or (2) No").Test("2", "False").StartTestAsync();
    }

    [Theory]
    [InlineData("es-es", "si, claro", "True")]
    [InlineData("pt-br", "NAO", "False")]
    [InlineData("tr-tr", "HAYIR", "False")]
    [InlineData("de-de", "nein, danke", "False")]
    public Task Words_for_yes_and_no_need_neither_accents_nor_numbers(string locale, string answer, string expected) =>
        Run(new ConfirmPrompt("p") { Style = ListStyle.None, ChoiceOptions = new ChoiceFactoryOptions { IncludeNumbers = false } }, Ask("Sure?", "Again?"))
            .Send(Say("hi", locale)).AssertReply("Sure?")
            .Send(Say("hm \ud83d", locale)).AssertReply("Again?")
            .Send(Say(answer, locale)).AssertReply(expected)
            .StartTestAsync();

    [Fact]
    public Task Numbers_can_be_left_out_of_a_confirmation() =>
        Run(new ConfirmPrompt("p") { ChoiceOptions = new ChoiceFactoryOptions { IncludeNumbers = false } }, Ask("Sure?", "Yes or no?"))
            .Test("hi", "Sure? Yes or No").Test("2", "Yes or no? Yes or No").Test("no", "False").StartTestAsync();

    [Theory]
    [InlineData("3.14", "3.14")]
    [InlineData("$500", "500")]
    [InlineData("500 dollars", "500")]
    [InlineData("i am 18 years old", "18")]
    [InlineData("I've run 5km", "5")]
    [InlineData("The temperature is 32C", "32")]
    public Task The_number_in_an_amount_counts(string answer, string expected) =>
        Run(new NumberPrompt<double>("p"), Ask("How much?")).Test("hi", "How much?").Test("dollars", "How much?").Test(answer, expected).StartTestAsync();

    [Theory]
    [InlineData("nl-nl", null)]
    [InlineData(null, "nl-nl")]
    public Task A_number_is_written_as_the_language_writes_it(string? spoken, string? assumed) =>
        Run(new NumberPrompt<double>("p", defaultLocale: assumed), Ask("How much?"))
            .Send(Say("hi", spoken)).AssertReply("How much?").Send(Say("3,14", spoken)).AssertReply("3.14").StartTestAsync();

    [Theory]
    [InlineData("hello again")]
    [InlineData("apple")]
    public Task What_is_no_date_is_asked_for_again(string answer) =>
        Run(new DateTimePrompt("p"), Ask("When?")).Test("hi", "When?").Test(answer, "When?").StartTestAsync();
}
