using CareBot.Dialogs.Understanding;
using CareBot.Dialogs.Understanding.Mood;
using CareBot.Language;
using CareBot.Language.Recognizers;
using CareBot.Language.Recognizers.Sequences;
using CareBot.Tests.Language;
using FsCheck;
using FsCheck.Fluent;

namespace CareBot.Tests.Dialogs.Understanding;

/// <summary>What holds for any message whatever: it is understood without failing, as something, and every reason lies inside it.</summary>
public sealed class UnderstandingProperties
{
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(10);
    private static readonly DateTime Monday = new(2026, 11, 16, 10, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void A_mood_has_probabilities_and_its_reasons_lie_inside_the_message() => Prop.ForAll(AnyUnicode.Texts, Mood).QuickCheckThrowOnFailure();

    [Fact]
    public void A_message_is_read_as_something() => Prop.ForAll(AnyUnicode.Texts, Read).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_long_messages_the_beginning_is_read() => Prop.ForAll(AnyUnicode.LongTexts, text =>
    {
        Mood(text);
        Read(text);
    }).Check(Few);

    [Theory]
    [InlineData("😡")]
    [InlineData("\u200D")]
    [InlineData("\u202E\u200F")]
    [InlineData("\uD83D")]
    public void Sixty_four_kilobytes_of_signs_are_no_question(string sign)
    {
        var text = AnyUnicode.Repeated(sign);
        Mood(text);
        Read(text);
        Assert.NotEqual(MessageKind.Question, MessageReader.Read(text, null, Monday).Kind);
    }

    [Fact]
    public void The_shops_order_numbers_are_read_where_the_settings_say_what_they_look_like()
    {
        var options = new EntityOptions(new OrderNumberPattern(@"TS-[A-Z0-9]{6}"));
        var found = Assert.Single(MessageReader.Read("min ts-88ab1c blm sampai", null, Monday, options).Entities, e => e.TypeName == "ordernumber");
        Assert.Equal(("ts-88ab1c", "TS-88AB1C"), (found.Text, found.Resolution["value"]));
    }

    private static void Mood(string text)
    {
        foreach (var language in (string?[])[null, .. LanguageCode.All])
        {
            var mood = MoodReader.Read(text, language);
            Assert.Equal(1, mood.Negative + mood.Neutral + mood.Positive, 1e-6);
            Assert.InRange(mood.Anger, 0, 1);
            Inside(mood.Reasons, text.Length);
        }
    }

    private static void Read(string text)
    {
        var reading = MessageReader.Read(text, null, Monday);
        Assert.Contains(reading.Language, LanguageCode.All);
        Assert.InRange(reading.Text.Length, 0, MessageReader.MostRead);
        Assert.InRange(reading.Anger.Probability, 0, 1);
        Inside(reading.Anger.Reasons, reading.Text.Length);
        Inside(reading.Mood.Reasons, reading.Text.Length);
        Assert.All(reading.Entities, entity => Assert.InRange(entity.End, 0, reading.Text.Length - 1));
    }

    private static void Inside(IEnumerable<MoodReason> reasons, int length) => Assert.All(reasons, reason =>
    {
        Assert.InRange(reason.Start, 0, length);
        Assert.InRange(reason.Length, 1, length - reason.Start);
    });
}
