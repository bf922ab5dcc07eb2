using CareBot.Dialogs;

namespace CareBot.Tests.Dialogs;

public sealed class SentencesTests
{
    private static readonly string[] Keys =
    [
        .. typeof(Sentence).GetFields().Select(field => (string)field.GetRawConstantValue()!),
        .. Enumerable.Range(1, 7).Select(Sentence.Day),
        .. Enumerable.Range(1, 12).Select(Sentence.Month),
        .. new[] { Sentence.Greeting, Sentence.GreetingAgain, Sentence.Thanks, Sentence.Goodbye, Sentence.HandoffAngry, Sentence.HoursException }.Select(Sentence.Named),
    ];

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    [InlineData("ms")]
    public void Every_sentence_is_there_in_every_language_with_the_same_placeholders(string language)
    {
        Assert.Equal(Keys.Order(StringComparer.Ordinal), Sentences.Keys);
        Assert.All(Keys, key => Assert.False(string.IsNullOrWhiteSpace(Sentences.Default(language, key)), key));
        var itself = Keys.ToDictionary(key => key, key => Sentences.Default(language, key));
        Assert.Empty(Sentences.Check(itself));
    }

    [Fact]
    public void Placeholders_are_filled() =>
        Assert.Equal("besok pukul 08.00 WIB", Sentences.For("id").Say(Sentence.TimeNextDay, ("time", "08.00"), ("zone", "WIB")));

    [Fact]
    public void A_value_is_said_as_it_is_even_if_it_looks_like_a_placeholder() =>
        Assert.StartsWith("Hi {name}!", Sentences.For("en").Say(Sentence.Named(Sentence.Greeting), ("name", "{name}")), StringComparison.Ordinal);

    [Fact]
    public void A_missing_value_names_the_sentence_and_the_placeholder()
    {
        var error = Assert.Throws<ArgumentException>(() => Sentences.For("en").Say(Sentence.Named(Sentence.Greeting)));
        Assert.Contains("\"greeting.named\" needs a value for {name}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_sentence_is_an_error() => Assert.Throws<KeyNotFoundException>(() => Sentences.For("en").Say("no.such"));

    [Fact]
    public void An_unknown_language_is_an_error_that_names_the_languages() =>
        Assert.Contains("id, en, ms", Assert.Throws<ArgumentException>(() => Sentences.For("fr")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_override_replaces_its_sentence_only()
    {
        var sentences = Sentences.For("id", new Dictionary<string, string> { [Sentence.Thanks] = "Siap!" });
        Assert.Equal("Siap!", sentences.Say(Sentence.Thanks));
        Assert.Equal(Sentences.Default("id", Sentence.Goodbye), sentences.Say(Sentence.Goodbye));
    }

    [Theory]
    [InlineData("greting", "Hai", "greting")]
    [InlineData("thanks", "  ", "nothing")]
    [InlineData("thanks", "Sama-sama {name}", "{name}")]
    [InlineData("thanks.named", "Sama-sama", "no placeholders")]
    [InlineData("handoff.closed", "Buka {opening}, {hour}", "{hour}, {opening}")]
    public void A_faulty_override_is_refused_with_what_is_allowed(string key, string text, string found)
    {
        var error = Assert.Throws<SentenceException>(() => Sentences.For("id", new Dictionary<string, string> { [key] = text }));
        Assert.Equal(found, Assert.Single(error.Faults).Found);
    }

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        var faults = Sentences.Check(new Dictionary<string, string> { ["x"] = "a", ["handoff.closed"] = "b" });
        Assert.Equal(["handoff.closed", "x"], faults.Select(fault => fault.Key));
        Assert.Equal("each of {hours}, {opening}, and no others", faults[0].Allowed);
    }
}
