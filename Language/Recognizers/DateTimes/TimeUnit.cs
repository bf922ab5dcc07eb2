namespace CareBot.Language.Recognizers.DateTimes;

/// <param name="Code">The letter in TIMEX: S, M, H (times); D, W, _M, Y, _10Y … (dates; an underscore tells months from minutes).</param>
/// <param name="Seconds">Its length; a month counts 30 days and a year 365.</param>
internal sealed record TimeUnit(string Code, double Seconds)
{
    public static readonly TimeUnit Second = new("S", 1);
    public static readonly TimeUnit Minute = new("M", 60);
    public static readonly TimeUnit Hour = new("H", 3600);
    public static readonly TimeUnit Day = new("D", 86400);
    public static readonly TimeUnit Workday = new("BD", 86400);
    public static readonly TimeUnit Weekend = new("WE", 172800);
    public static readonly TimeUnit Week = new("W", 604800);
    public static readonly TimeUnit Fortnight = new("2W", 1209600);
    public static readonly TimeUnit Month = new("_M", 2592000);
    public static readonly TimeUnit Quarter = new("3_M", 7776000);
    public static readonly TimeUnit Year = new("Y", 31536000);
    public static readonly TimeUnit Decade = new("10Y", 315360000);
    public static readonly TimeUnit Century = new("100Y", 3153600000);

    public bool IsClock => Code is "S" or "M" or "H";

    /// <summary>In TIMEX: <c>P3D</c>, <c>PT5M</c>, <c>P2M</c>, <c>P20Y</c>.</summary>
    public string Timex(double count)
    {
        var digits = Code.TakeWhile(char.IsAsciiDigit).Count();
        var factor = digits > 0 ? int.Parse(Code.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture) : 1;
        return DateTimes.Timex.Length(count * factor, Code[digits..]);
    }

    /// <summary>A moment moved by some units; months and years by the calendar. Null where no calendar reaches.</summary>
    public DateTime? Move(DateTime from, double count)
    {
        if (Math.Abs(count * Seconds) > 86400.0 * 365 * 3000)
        {
            return null;
        }

        try
        {
            return Code switch
            {
                "_M" or "3_M" when count == Math.Floor(count) => from.AddMonths((int)count * (Code == "_M" ? 1 : 3)),
                "Y" or "10Y" or "100Y" when count == Math.Floor(count) => from.AddYears((int)count * (Code == "Y" ? 1 : Code == "10Y" ? 10 : 100)),
                _ => from.AddSeconds(count * Seconds),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
