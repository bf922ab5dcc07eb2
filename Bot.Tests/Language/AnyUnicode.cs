using FsCheck;
using FsCheck.Fluent;

namespace CareBot.Tests.Language;

/// <summary>Texts made of anything at all: halves of characters, invisible ones, signs that turn the direction, and what the readers look for.</summary>
internal static class AnyUnicode
{
    private static readonly string[] Signs =
    [
        "\uD83D", "\uDE00", "😡", "👩‍👩‍👧", "\u200D", "\u200B", "\u200F", "\u202E", "\u2066", "\uFE0F", "\u0301", "\u0000", "\uFFFF", "İ", "ß", "ﬃ", "１", "٣", "½", "²", "の", "\n", " ", "!!!", "??",
    ];

    private static readonly string[] Words =
    [
        "gak", "blm nyampe2", "kecewa bgt", "makasih kak", "halo", "hebat banget", "lapor polisi", "not", "great", "besok", "senin", "jam 3 sore", "tgl 30 feb", "H+3", "lebaran", "bulan lalu",
        "3 hari", "99999 tahun lagi", "tomorrow", "Thursday", "last month", "in 9999 years", "from 3 to", "end of", "RM12.50", "Rp150rb", "2 juta", "setengah", "two thirds", "1e400", "ke-2",
        "INV/2026/00017", "0812-3456-7890", "4111 1111 1111 1111", "a@b.co", "http://a.id/x", "@sari", "#promo", "%", "-", ".", ",", "/", ":", "99999999999999999999999999999999",
    ];

    private static Gen<string> Piece => Gen.Frequency(
        (2, Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString())), (2, Gen.Elements(Signs)), (4, Gen.Elements(Words)), (2, Gen.Constant(" ")));

    public static Arbitrary<string> Texts => (from pieces in Gen.ListOf(Piece) select string.Concat(pieces)).ToArbitrary();

    /// <summary>One or two pieces again and again, 64 Ki units long.</summary>
    public static Arbitrary<string> LongTexts => (from one in Piece from other in Piece select Repeated(one + other)).ToArbitrary();

    public static string Repeated(string piece) => string.Concat(Enumerable.Repeat(piece, 65_536 / piece.Length));
}
