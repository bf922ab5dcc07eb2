namespace CareBot.Language.Recognizers.Private;

/// <summary>
/// Numbers of Indonesian identity cards (NIK): 16 digits, which are a province, regency and district, the birthday as ddMMyy (40 added to a
/// woman's day) and a number that is not 0000.
/// </summary>
public static class IdentityCards
{
    private const int Length = 16;
    private static readonly HashSet<int> Provinces =
        [11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72, 73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96, 97];

    public static IReadOnlyList<PrivateMark> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. DigitRuns.Of(text, Length)
            .Where(run => run.Digits.Count == Length && IsNik(run.Digits))
            .Select(run => new PrivateMark(PrivateKind.Nik, run.Places[0], run.Places[^1] - run.Places[0] + 1))];
    }

    private static bool IsNik(IReadOnlyList<int> digits)
    {
        int Pair(int at) => (digits[at] * 10) + digits[at + 1];
        var day = Pair(6) > 40 ? Pair(6) - 40 : Pair(6);
        return Provinces.Contains(Pair(0)) && Pair(2) is >= 1 and <= 79 && Pair(4) >= 1
            && Pair(8) is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, Pair(8))
            && Pair(12) + Pair(14) > 0;
    }
}
