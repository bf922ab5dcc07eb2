using System.Text;
using CareBot.Language.Recognizers.Private;
using FsCheck;
using FsCheck.Fluent;

namespace CareBot.Tests.Language.Recognizers;

/// <summary>What holds for any text whatever: marks stay inside, lengths stay, and no card number gets through however it is disguised.</summary>
public sealed class RedactionProperties
{
    private static readonly string[] Between = ["", " ", "-", ".", "  ", " - ", "\u200B", "\u200D", "\u00AD", "\u00A0", "\u202F", "\u200E", "\u202E", "/", "\t", "\n", "\uFE0F", "\u2060"];
    private static readonly string[] Prefixes = ["4", "51", "55", "2221", "34", "37", "3528", "6011", "62", "1946"];

    private static Gen<string> AnyString =>
        from parts in Gen.ListOf(Gen.OneOf(
            Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString()),
            Gen.Elements("4111 1111 1111 1111", "081234567890", "otp ", "password: ", "a@b.co", "jl. ", "no 12 ", "😀", "\u200D", "\u202E", "\uD83D", "\uDE00", "１", " ", "rt 1")))
        select string.Concat(parts);

    private static Gen<(string Digits, string Typed)> Card =>
        from prefix in Gen.Elements(Prefixes)
        from rest in Gen.Choose(0, 9).ListOf(18)
        from gaps in Gen.Elements(Between).ListOf(18)
        from wide in Gen.Choose(0, 4).ListOf(19)
        select Typed(WithCheckDigit(prefix, [.. rest]), [.. gaps], [.. wide]);

    [Fact]
    public void Marks_lie_inside_any_text_and_do_not_overlap() => Prop.ForAll(AnyString.ToArbitrary(), text =>
    {
        var end = 0;
        foreach (var mark in PrivateData.Find(text))
        {
            Assert.InRange(mark.Start, end, text.Length - 1);
            Assert.True(mark.Length > 0);
            end = mark.End;
        }

        Assert.True(end <= text.Length);
        Assert.Equal(text.Length, Redactor.Redact(text).Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_card_number_is_left_however_it_is_typed() => Prop.ForAll(Card.ToArbitrary(), card =>
    {
        var masked = Redactor.RedactSecrets($"kartu saya {card.Typed} ya kak");
        Assert.DoesNotContain(card.Digits, OnlyDigits(masked), StringComparison.Ordinal);
        Assert.Empty(PaymentCards.Find(masked));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Masking_twice_changes_nothing_more() => Prop.ForAll(AnyString.ToArbitrary(), text =>
    {
        var once = Redactor.RedactSecrets(text);
        Assert.Empty(PaymentCards.Find(once));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(AnyText.Samples), MemberType = typeof(AnyText))]
    public void Odd_texts_are_read_to_their_end(string text) => Assert.Equal(text.Length, Redactor.Redact(text).Length);

    private static string WithCheckDigit(string prefix, List<int> rest)
    {
        var length = prefix is "34" or "37" ? 15 : 16;
        var digits = (prefix + string.Concat(rest))[..(length - 1)];
        var check = Enumerable.Range(0, 10).First(last => Luhn(digits + last));
        return digits + check;
    }

    private static bool Luhn(string digits) => digits.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : (c - '0') * 2 > 9 ? ((c - '0') * 2) - 9 : (c - '0') * 2).Sum() % 10 == 0;

    private static (string Digits, string Typed) Typed(string digits, List<string> gaps, List<int> wide)
    {
        var typed = new StringBuilder();
        for (var i = 0; i < digits.Length; i++)
        {
            typed.Append(i == 0 ? "" : gaps[i]).Append(wide[i] == 0 ? (char)(digits[i] + 0xFEE0) : digits[i]);
        }

        return (digits, typed.ToString());
    }

    private static string OnlyDigits(string text) => string.Concat(text.Where(char.IsDigit).Select(c => (char)('0' + char.GetNumericValue(c))));
}
