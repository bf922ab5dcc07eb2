using System.Globalization;

namespace CareBot.Language.Recognizers.Private;

/// <summary>A group of digits that nothing visible divides.</summary>
/// <param name="First">Index of its first digit in the run.</param>
/// <param name="Count">How many digits.</param>
internal readonly record struct DigitGroup(int First, int Count);

/// <summary>Digits that belong together however they are divided: by blanks, dashes, dots, or characters that nobody sees.</summary>
/// <param name="Digits">Their values, 0 to 9, whatever script they are written in.</param>
/// <param name="Places">Where each stands in the text.</param>
internal sealed record DigitRun(IReadOnlyList<int> Digits, IReadOnlyList<int> Places, IReadOnlyList<DigitGroup> Groups);

/// <summary>Finds runs of digits as a person would read them.</summary>
internal static class DigitRuns
{
    private const int MostVisible = 3;

    public static IEnumerable<DigitRun> Of(string text, int fewest)
    {
        var digits = new List<int>();
        var places = new List<int>();
        var groups = new List<DigitGroup>();
        var visible = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var digit = i < text.Length ? Digit(text[i]) : -1;
            if (digit >= 0)
            {
                if (digits.Count == 0 || visible > 0)
                {
                    groups.Add(new(digits.Count, 0));
                }

                digits.Add(digit);
                places.Add(i);
                groups[^1] = groups[^1] with { Count = groups[^1].Count + 1 };
                visible = 0;
            }
            else if (i < text.Length && digits.Count > 0 && (IsInvisible(text[i]) || (IsDivider(text[i]) && ++visible <= MostVisible)))
            {
                continue;
            }
            else if (digits.Count > 0)
            {
                if (digits.Count >= fewest)
                {
                    yield return new(digits, places, groups);
                    (digits, places, groups) = ([], [], []);
                }

                digits.Clear();
                places.Clear();
                groups.Clear();
                visible = 0;
            }
        }
    }

    /// <summary>0 to 9 for a decimal digit of any script in the basic plane, else -1.</summary>
    private static int Digit(char c) => c < 128 ? (char.IsAsciiDigit(c) ? c - '0' : -1)
        : char.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber ? (int)char.GetNumericValue(c) : -1;

    private static bool IsDivider(char c) => c is '-' or '.' or '_' or '/' or '\\' or '|' or ',' or '*' or '+' or ':' or '·' or '•' || char.IsWhiteSpace(c)
        || (c >= 128 && char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.SpaceSeparator);

    private static bool IsInvisible(char c) => c >= 128 && char.GetUnicodeCategory(c)
        is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
}
