using CareBot.Language.Recognizers;
using CareBot.Language.Recognizers.Sequences;

namespace CareBot.Tests.Language.Recognizers;

/// <summary>All kinds of entities in one message, and texts that readers trip over.</summary>
public sealed class EntityReaderTests
{
    private static readonly DateTime Monday = new(2026, 11, 16, 10, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void A_customers_message_is_read_whole()
    {
        var entities = EntityReader.Read(
            "min pesanan INV/2026/00017 Rp150rb blm sampe, udh 3 hari. besok jam 3 sore bisa? wa 0812-3456-7890, email sari@contoh.co.id #kecewa @tokobudi",
            "id",
            Monday,
            new EntityOptions(new OrderNumberPattern(@"INV/\d{4}/\d{5}")));
        Assert.Equal(
            [
                "ordernumber: INV/2026/00017", "currency: Rp150rb", "datetimeV2.duration: 3 hari", "datetimeV2.datetime: besok jam 3 sore", "phonenumber: 0812-3456-7890",
                "email: sari@contoh.co.id", "hashtag: #kecewa", "mention: @tokobudi",
            ],
            entities.Where(e => e.TypeName != "number").Select(e => $"{e.TypeName}: {e.Text}"));
    }

    [Fact]
    public void English_is_read_by_the_english_recognisers() => Assert.Contains(
        EntityReader.Read("I paid $20 next friday at 3pm", "en", Monday), e => e is { TypeName: "datetimeV2.datetime", Text: "next friday at 3pm" });

    [Theory]
    [InlineData(@"(?<=x)\d")]
    [InlineData("(")]
    public void An_order_numbers_pattern_that_could_explode_or_is_none_is_refused(string pattern) =>
        Assert.ThrowsAny<ArgumentException>(() => new OrderNumberPattern(pattern));

    [Theory]
    [MemberData(nameof(AnyText.Samples), MemberType = typeof(AnyText))]
    public void Any_text_is_read_to_its_end_and_places_lie_inside(string text)
    {
        foreach (var language in (string[])["id", "ms", "en"])
        {
            Assert.All(EntityReader.Read(text, language, Monday), e =>
            {
                Assert.InRange(e.Start, 0, text.Length - 1);
                Assert.InRange(e.End, e.Start, text.Length - 1);
                Assert.Equal(text[e.Start..(e.End + 1)], e.Text);
            });
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData("1,000")]
    [InlineData("one ")]
    [InlineData("1-")]
    [InlineData("1/1/")]
    [InlineData("3 hours and ")]
    [InlineData("from 1 to ")]
    [InlineData("satu ")]
    [InlineData("3 hari dan ")]
    [InlineData("setelah ")]
    [InlineData("besok ")]
    [InlineData("first ")]
    [InlineData("(1")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("otp ")]
    [InlineData("h-1 ")]
    [InlineData("the end of ")]
    public void A_piece_repeated_for_64_kilobytes_is_read_to_its_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 65536 / piece.Length));
        Assert.NotNull(EntityReader.Read(text, "id", Monday));
        Assert.NotNull(EntityReader.Read(text, "en", Monday));
    }
}
