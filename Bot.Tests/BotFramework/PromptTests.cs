using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.BotFramework;

public sealed class PromptTests
{
    private static readonly List<Choice> Colours =
        [new("red") { Synonyms = ["crimson"] }, new("green"), new("blue")];

    private static PromptOptions Ask(string question, string? retry = null, IList<Choice>? choices = null) => new()
    {
        Prompt = MessageFactory.Text(question),
        RetryPrompt = retry is null ? null : MessageFactory.Text(retry),
        Choices = choices,
    };

    private static TestFlow Run(Dialog prompt, PromptOptions options) => Conversation.With(
        context => context.PromptAsync(prompt.Id, options), result => $"got {(result as FoundChoice)?.Value ?? result}", prompt);

    [Fact]
    public Task A_refused_answer_is_asked_for_again_in_the_words_for_it() =>
        Run(new TextPrompt("p", (answer, _) => Task.FromResult(answer.Recognized.Value.Length > 3)), Ask("Word?", "Longer, please."))
            .Test("hi", "Word?")
            .Test("abc", "Longer, please.")
            .Test("abcd", "got abcd")
            .StartTestAsync();

    [Fact]
    public Task A_validator_that_speaks_replaces_the_retry()
    {
        var prompt = new TextPrompt("p", async (answer, cancellationToken) =>
        {
            if (answer.AttemptCount < 3)
            {
                await answer.Context.SendActivityAsync($"attempt {answer.AttemptCount}", cancellationToken: cancellationToken);
                return false;
            }

            return true;
        });
        return Run(prompt, Ask("Word?", "Again?"))
            .Test("hi", "Word?").Test("a", "attempt 1").Test("b", "attempt 2").Test("c", "got c").StartTestAsync();
    }

    [Fact]
    public Task Choices_stand_in_the_sentence_where_the_channel_has_no_buttons() =>
        Run(new ChoicePrompt("p"), Ask("Colour?", choices: Colours))
            .Test("hi", "Colour? (1) red, (2) green, or (3) blue")
            .StartTestAsync();

    [Theory]
    [InlineData("the green one", "green")]
    [InlineData("Crimson please", "red")]
    [InlineData("3", "blue")]
    [InlineData("two", "green")]
    [InlineData("the third one", "blue")]
    [InlineData("1st", "red")]
    public Task A_choice_is_made_by_words_place_or_number(string answer, string expected) =>
        Run(new ChoicePrompt("p") { Style = ListStyle.None }, Ask("Colour?", "Which colour?", Colours))
            .Test("hi", "Colour?")
            .Test("purple", "Which colour?")
            .Test(answer, $"got {expected}")
            .StartTestAsync();

    [Theory]
    [InlineData("yes", true)]
    [InlineData("Yep, sure", true)]
    [InlineData("no thanks", false)]
    [InlineData("not ok", false)]
    [InlineData("1", true)]
    [InlineData("the second one", false)]
    public Task A_confirmation_is_yes_or_no_or_its_number(string answer, bool expected) =>
        Run(new ConfirmPrompt("p"), Ask("Sure?", "Yes or no?"))
            .Test("hi", "Sure? (1) Yes or (2) No")
            .Test("banana", "Yes or no? (1) Yes or (2) No")
            .Test(answer, $"got {expected}")
            .StartTestAsync();

    [Fact]
    public Task A_confirmation_speaks_the_language_of_the_activity()
    {
        var question = new Activity(ActivityTypes.Message) { Text = "hallo", Locale = "de" };
        return Run(new ConfirmPrompt("p"), Ask("Sicher?")).Send(question).AssertReply("Sicher? (1) Ja oder (2) Nein").StartTestAsync();
    }

    [Theory]
    [InlineData("I have 3 of them", 3)]
    [InlineData("two hundred and five", 205)]
    [InlineData("-12", -12)]
    [InlineData("1,250", 1250)]
    public Task A_number_is_read_from_digits_and_words(string answer, int expected) =>
        Run(new NumberPrompt<int>("p"), Ask("How many?", "A number, please."))
            .Test("hi", "How many?")
            .Test("many", "A number, please.")
            .Test(answer, $"got {expected}")
            .StartTestAsync();

    [Theory]
    [InlineData("5th December 2018 at 9am", "2018-12-05T09", "2018-12-05 09:00:00")]
    [InlineData("December 5, 2018", "2018-12-05", "2018-12-05")]
    [InlineData("tomorrow 10:30 pm", "2026-01-08T22:30", "2026-01-08 22:30:00")]
    [InlineData("next friday", "2026-01-16", "2026-01-16")]
    [InlineData("at noon", "T12", "12:00:00")]
    [InlineData("wednesday 4 oclock", "XXXX-WXX-3T04 XXXX-WXX-3T16", "2025-12-31 04:00:00")]
    public Task A_date_is_read_from_the_time_of_the_message(string answer, string timex, string firstValue)
    {
        var said = new Activity(ActivityTypes.Message) { Text = answer, LocalTimestamp = new DateTimeOffset(2026, 1, 7, 9, 0, 0, TimeSpan.Zero) };
        return Conversation.With(
                context => context.PromptAsync("p", Ask("When?", "A date, please.")),
                result =>
                {
                    var readings = (IList<DateTimeResolution>)result!;
                    return $"{string.Join(' ', readings.Select(reading => reading.Timex).Distinct())} = {readings[0].Value}";
                },
                new DateTimePrompt("p"))
            .Test("hi", "When?")
            .Test("whenever you like", "A date, please.")
            .Send(said).AssertReply($"{timex} = {firstValue}")
            .StartTestAsync();
    }

    [Fact]
    public Task An_empty_text_is_a_text_and_a_message_without_text_is_none() =>
        Run(new TextPrompt("p"), Ask("Word?"))
            .Test("hi", "Word?")
            .Send(new Activity(ActivityTypes.Message)).AssertReply("Word?")
            .Test("", "got ")
            .StartTestAsync();

    [Fact]
    public void A_number_prompt_refuses_other_classes() => Assert.Throws<NotSupportedException>(() => new NumberPrompt<Guid>("p"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_prompt_needs_a_name(string? name) => Assert.Throws<ArgumentNullException>(() => new TextPrompt(name));

    [Fact]
    public async Task A_prompt_needs_prompt_options()
    {
        var flow = Conversation.With(context => context.BeginDialogAsync("p", "text"), _ => "end", new TextPrompt("p")).Send("hi");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(flow.StartTestAsync);
    }
}
