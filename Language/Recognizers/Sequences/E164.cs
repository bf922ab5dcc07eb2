namespace CareBot.Language.Recognizers.Sequences;

/// <summary>Indonesian and Malaysian phone numbers in the international form of ITU-T E.164: <c>+62812…</c>, <c>+6012…</c>.</summary>
internal static class E164
{
    /// <param name="written">As typed, with separators.</param>
    /// <param name="country">What a number without country code belongs to: <c>ID</c>, <c>MY</c> or null.</param>
    public static string? Of(string written, string? country)
    {
        var digits = string.Concat(written.Where(char.IsDigit).Select(c => (char)('0' + char.GetNumericValue(c))));
        var plus = written.Contains('+', StringComparison.Ordinal);
        if (digits.StartsWith("00", StringComparison.Ordinal))
        {
            (digits, plus) = (digits[2..], true);
        }

        if (digits.StartsWith("62", StringComparison.Ordinal) && (plus || digits.Length >= 11))
        {
            return Indonesian(digits[2..].TrimStart('0'));
        }

        if (digits.StartsWith("60", StringComparison.Ordinal) && (plus || digits.Length >= 11))
        {
            return Malaysian(digits[2..].TrimStart('0'));
        }

        return plus ? null : country switch
        {
            "ID" when digits.StartsWith('0') || (digits.StartsWith('8') && digits.Length is >= 9 and <= 12) => Indonesian(digits.TrimStart('0')),
            "MY" when digits.StartsWith('0') || (digits.StartsWith('1') && digits.Length is 9 or 10) => Malaysian(digits.TrimStart('0')),
            _ => null,
        };
    }

    /// <summary>Mobile numbers begin with 8 and have 9 to 12 digits; area codes with 2 to 7 or 9, 8 to 11 digits with the number.</summary>
    private static string? Indonesian(string national) => national switch
    {
        ['8', >= '1', ..] when national.Length is >= 9 and <= 12 => "+62" + national,
        [>= '2' and <= '9', ..] and [not '8', ..] when national.Length is >= 8 and <= 11 => "+62" + national,
        _ => null,
    };

    /// <summary>Mobile numbers begin with 1 and have 9 or 10 digits; area codes with 3 to 9, 8 or 9 digits with the number.</summary>
    private static string? Malaysian(string national) => national switch
    {
        ['1', ..] when national.Length is 9 or 10 => "+60" + national,
        [>= '3' and <= '9', ..] when national.Length is 8 or 9 => "+60" + national,
        _ => null,
    };
}
