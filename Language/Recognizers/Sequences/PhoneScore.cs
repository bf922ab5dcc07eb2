using System.Globalization;

namespace CareBot.Language.Recognizers.Sequences;

/// <summary>
/// How much a written number looks like a phone number, in hundredths from 0 to 1: a country or area code, separators and length speak for it,
/// long runs, equal digits at the end and odd brackets against it.
/// </summary>
internal static class PhoneScore
{
    private const int Start = 30;
    private const int CountryCode = 40;
    private const int AreaCode = 30;
    private const int Separator = 20;
    private const int Digit = 10;

    public static string Of(string written)
    {
        var digits = written.Count(char.IsAsciiDigit);
        var pure = digits == written.Length;
        var score = Start + (HasCountryCode(written) ? CountryCode : HasAreaCode(written) ? AreaCode : 0)
            + Separators(written) + (Math.Min(digits - 8, 3) * Digit)
            - (Math.Max(0, EqualTail(written) - 2) * Digit)
            - (pure && digits > 11 ? (digits - 11) * Digit : 0)
            - (Math.Max(0, LongRuns(written) - 1) * Digit)
            - (written.Contains(").", StringComparison.Ordinal) || written.StartsWith("011-", StringComparison.Ordinal) ? 40 : 0)
            + (IsLocalNorthAmerican(written) ? 15 : 0);
        return (Math.Clamp(score, 0, 100) / 100m).ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static bool HasCountryCode(string written)
    {
        var digits = written.TrimStart('(', ' ');
        return digits.StartsWith('+') || (digits.StartsWith("00", StringComparison.Ordinal) && digits.Count(char.IsAsciiDigit) > 10);
    }

    private static bool HasAreaCode(string written)
    {
        var open = written.IndexOf('(', StringComparison.Ordinal);
        return open >= 0 && written.IndexOf(')', StringComparison.Ordinal) > open;
    }

    private static int Separators(string written)
    {
        var runs = 0;
        var longRun = false;
        for (var i = 0; i < written.Length; i++)
        {
            if (!IsSeparator(written[i]))
            {
                continue;
            }

            runs++;
            var start = i;
            while (i + 1 < written.Length && IsSeparator(written[i + 1]))
            {
                i++;
            }

            longRun |= i > start;
        }

        var lone = written.Contains(')', StringComparison.Ordinal) != written.Contains('(', StringComparison.Ordinal);
        return (Math.Min(runs, 3) * Separator) - (longRun ? Separator : 0) - (lone ? 2 * Separator : 0);
    }

    private static bool IsSeparator(char c) => c is ' ' or '\u00A0' or '-' or '/' or '.' or '(' or ')';

    private static int EqualTail(string written)
    {
        var length = 1;
        while (length < written.Length && written[^(length + 1)] == written[^1])
        {
            length++;
        }

        return char.IsAsciiDigit(written[^1]) ? length : 0;
    }

    private static int LongRuns(string written)
    {
        var (runs, length) = (0, 0);
        foreach (var c in written)
        {
            length = char.IsAsciiDigit(c) ? length + 1 : 0;
            runs += length == 5 ? 1 : 0;
        }

        return runs;
    }

    private static bool IsLocalNorthAmerican(string written) => written.Length == 8 && written[3] == '-' && written[0] is >= '2' and <= '9';
}
