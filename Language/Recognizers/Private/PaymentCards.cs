namespace CareBot.Language.Recognizers.Private;

/// <summary>
/// Payment card numbers: a known issuer's prefix and length (ISO/IEC 7812) and a right check digit (Luhn), in whatever groups, scripts and
/// invisible characters they are typed.
/// </summary>
public static class PaymentCards
{
    private const int Fewest = 13;
    private const int Most = 19;

    public static IReadOnlyList<PrivateMark> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var marks = new List<PrivateMark>();
        foreach (var run in DigitRuns.Of(text, Fewest))
        {
            for (var group = 0; group < run.Groups.Count;)
            {
                var behind = At(run, group);
                if (behind > group)
                {
                    var first = run.Places[run.Groups[group].First];
                    var last = run.Places[run.Groups[behind - 1].First + run.Groups[behind - 1].Count - 1];
                    marks.Add(new(PrivateKind.PaymentCard, first, last - first + 1));
                    group = behind;
                }
                else
                {
                    group++;
                }
            }
        }

        return marks;
    }

    /// <summary>The group behind a card number that begins with a group; the longest one; -1 when there is none.</summary>
    private static int At(DigitRun run, int group)
    {
        var found = -1;
        var count = 0;
        for (var i = group; i < run.Groups.Count && count <= Most; i++)
        {
            count += run.Groups[i].Count;
            if (count is >= Fewest and <= Most && IsCard(run.Digits, run.Groups[group].First, count))
            {
                found = i + 1;
            }
        }

        return found;
    }

    private static bool IsCard(IReadOnlyList<int> digits, int first, int count)
    {
        var prefix = 0;
        for (var i = 0; i < 4; i++)
        {
            prefix = (prefix * 10) + digits[first + i];
        }

        return IsIssued(prefix, count) && HasRightCheckDigit(digits, first, count);
    }

    private static bool IsIssued(int prefix, int count) => prefix switch
    {
        >= 4000 and <= 4999 => count is 13 or 16 or 19,
        (>= 5100 and <= 5599) or (>= 2221 and <= 2720) => count == 16,
        (>= 3400 and <= 3499) or (>= 3700 and <= 3799) => count == 15,
        (>= 3000 and <= 3059) or 3095 or (>= 3600 and <= 3699) or (>= 3800 and <= 3999) => count is >= 14 and <= 19,
        >= 3528 and <= 3589 => count is >= 16 and <= 19,
        (>= 6011 and <= 6011) or (>= 6440 and <= 6599) => count is >= 16 and <= 19,
        >= 6200 and <= 6299 => count is >= 16 and <= 19,
        (>= 5000 and <= 5099) or (>= 5600 and <= 5899) or (>= 6300 and <= 6399) or (>= 6700 and <= 6799) => count is >= 16 and <= 19,
        1946 or 6013 or 6010 or 6019 or 6033 or 6034 or 6036 => count == 16,
        _ => false,
    };

    /// <summary>The check of ISO/IEC 7812-1, annex B: every second digit from the right counts double, its digits summed; the sum ends in 0.</summary>
    private static bool HasRightCheckDigit(IReadOnlyList<int> digits, int first, int count)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            var digit = digits[first + count - 1 - i];
            var weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
