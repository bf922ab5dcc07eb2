using CareBot.Language;
using CareBot.Language.Recognizers;
using CareBot.Language.Recognizers.Sequences;
using FsCheck;
using FsCheck.Fluent;

namespace CareBot.Tests.Language;

/// <summary>What holds for any text whatever: it is read without failing, and every place lies inside it.</summary>
public sealed class ReadingProperties
{
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(10);
    private static readonly EntityOptions Orders = new(new OrderNumberPattern(@"INV/\d{4}/\d{5}"));
    private static readonly DateTime Monday = new(2026, 11, 16, 10, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void Normalised_words_lie_inside_the_text() => Prop.ForAll(AnyUnicode.Texts, Normalise).QuickCheckThrowOnFailure();

    [Fact]
    public void A_language_has_a_probability() => Prop.ForAll(AnyUnicode.Texts, Identify).QuickCheckThrowOnFailure();

    [Fact]
    public void Entities_lie_inside_the_text_in_their_order() => Prop.ForAll(AnyUnicode.Texts, text => Entities(text, Monday)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_time_before_or_after_all_calendars_is_no_fault() => Prop.ForAll(AnyUnicode.Texts, text =>
    {
        Entities(text, DateTime.MinValue);
        Entities(text, DateTime.MaxValue);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Thursday or tomorrow, 5", "en")]
    [InlineData("last month 12", "en")]
    [InlineData("kemarin lebaran 5", "id")]
    [InlineData("bulan lalu 12", "ms")]
    public void An_answer_to_a_question_for_a_number_may_name_a_day(string answer, string language) =>
        Assert.Contains(EntityReader.Read(answer, language, default), found => found.TypeName == "number");

    [Fact]
    public void Long_texts_are_read_to_their_end() => Prop.ForAll(AnyUnicode.LongTexts, text =>
    {
        Normalise(text);
        Identify(text);
        Entities(text, Monday);
    }).Check(Few);

    [Theory]
    [InlineData("😡")]
    [InlineData("\u200D")]
    [InlineData("\u202E\u200F")]
    [InlineData("\uD83D")]
    public void Sixty_four_kilobytes_of_signs_hold_nothing(string sign)
    {
        var text = AnyUnicode.Repeated(sign);
        Normalise(text);
        Identify(text);
        Assert.Empty(EntityReader.Read(text, "id", Monday, Orders));
        Assert.Empty(EntityReader.Read(text, "en", Monday, Orders));
    }

    private static void Normalise(string text)
    {
        foreach (var language in (string?[])[null, .. LanguageCode.All])
        {
            Assert.All(Normalizer.Default.Normalize(text, language).Words, word =>
            {
                Assert.InRange(word.Start, 0, text.Length - 1);
                Assert.InRange(word.Length, 1, text.Length - word.Start);
            });
        }
    }

    private static void Identify(string text) => Assert.InRange(LanguageIdentifier.Default.Identify(text).Probability, 0, 1);

    private static void Entities(string text, DateTime said)
    {
        foreach (var language in LanguageCode.All)
        {
            var last = 0;
            foreach (var entity in EntityReader.Read(text, language, said, Orders))
            {
                Assert.InRange(entity.Start, last, text.Length - 1);
                Assert.InRange(entity.End, entity.Start, text.Length - 1);
                Assert.Equal(text[entity.Start..(entity.End + 1)], entity.Text);
                last = entity.Start;
            }
        }
    }
}
