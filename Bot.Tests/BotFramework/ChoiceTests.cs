using Microsoft.Bot.Builder.Dialogs.Choices;

namespace CareBot.Tests.BotFramework;

public sealed class ChoiceTests
{
    private static readonly string[] Colours = ["red", "green", "blue"];

    [Theory]
    [InlineData("the first one please.", "first=red")]
    [InlineData("the first and third one please.", "first=red third=blue")]
    [InlineData("1", "1=red")]
    [InlineData("one", "one=red")]
    [InlineData("option one and 3.", "one=red 3=blue")]
    [InlineData("the red and blue ones please.", "red=red blue=blue")]
    [InlineData("7", "")]
    [InlineData(null, "")]
    public void Choices_are_named_by_words_place_or_number(string? utterance, string expected) => Assert.Equal(expected, Found(utterance));

    [Fact]
    public void Who_asks_for_the_fifth_one_of_three_has_not_chosen_number_one() => Assert.Equal("", Found("the fifth one"));

    [Fact]
    public void Places_and_numbers_can_be_left_aside()
    {
        Assert.Equal("", Found("the first one", new() { RecognizeOrdinals = false, RecognizeNumbers = false }));
        Assert.Equal("", Found("one", new() { RecognizeNumbers = false }));
        Assert.Equal("one=red", Found("the first one", new() { RecognizeOrdinals = false }));
    }

    [Fact]
    public void Longer_values_and_better_fits_win()
    {
        var found = Find.FindChoices("the bread pudding and bread please.", ["bread", "bread pudding", "pudding"]);
        Assert.Equal([("bread pudding", 4, 16), ("bread", 22, 26)], found.Select(choice => (choice.Text, choice.Start, choice.End)));

        var options = new List<SortedValue> { new() { Value = "option A", Index = 0 }, new() { Value = "option B", Index = 1 } };
        var value = Assert.Single(Find.FindValues("option B", options, new FindValuesOptions { AllowPartialMatches = true }));
        Assert.Equal(("value", 1, 1f), (value.TypeName, value.Resolution.Index, value.Resolution.Score));
    }

    [Theory]
    [InlineData("how-now.brown:cow ?", "how now brown cow")]
    [InlineData(".?; -()", "")]
    [InlineData("fOoD 💥👍", "food 💥 👍")]
    public void Words_end_at_punctuation_and_an_emoji_is_a_word(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokenizer.DefaultTokenizer(text).Select(token => token.Normalized)));

    private static string Found(string? utterance, FindChoicesOptions? options = null) => string.Join(
        ' ', ChoiceRecognizers.RecognizeChoices(utterance, Colours, options).Select(choice => $"{choice.Text}={choice.Resolution.Value}"));
}
