using NodaTime;
using NodaTime.Text;

namespace CareBot.Handoff;

/// <summary>
/// Opening hours as a shop owner writes them: the <c>Hours</c> section of <c>appsettings.json</c>, and what the desk sends.
/// Weekdays have their English names; a weekday that is left out is closed.
/// </summary>
public sealed class OpeningHoursSettings
{
    /// <summary>An IANA zone such as <c>Asia/Jakarta</c>.</summary>
    public string TimeZone { get; set; } = "Asia/Jakarta";

    /// <summary>Intervals in the form of <see cref="OpeningInterval.Form"/>, by weekday.</summary>
    public Dictionary<string, List<string>> Weekly { get; set; } = [];

    /// <summary>Dates on which the weekly hours do not hold.</summary>
    public List<ExceptionSettings> Exceptions { get; set; } = [];

    /// <summary>One dated exception.</summary>
    public sealed class ExceptionSettings
    {
        /// <summary>The date as <c>yyyy-MM-dd</c>.</summary>
        public string Date { get; set; } = "";

        /// <summary>What the day is called, if it has a name.</summary>
        public string? Name { get; set; }

        /// <summary>What is open instead; empty when closed.</summary>
        public List<string> Intervals { get; set; } = [];
    }

    /// <summary>The calendar, or every fault in it at once.</summary>
    /// <param name="path">How the reader of the message calls this section, such as <c>Hours</c>.</param>
    /// <exception cref="OpeningHoursException">The settings contradict themselves or cannot be read.</exception>
    public OpeningHours ToHours(string path = "Hours")
    {
        var faults = new List<HoursFault>();
        var hours = Check(path, faults);
        return faults.Count == 0 ? hours : throw new OpeningHoursException(faults);
    }

    /// <summary>The settings that <see cref="ToHours"/> makes the same calendar from.</summary>
    public static OpeningHoursSettings From(OpeningHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        return new OpeningHoursSettings
        {
            TimeZone = hours.Zone.Id,
            Weekly = HoursCheck.Weekdays.ToDictionary(day => day.ToString(), day => Texts(hours.WeeklyOn(day)), StringComparer.Ordinal),
            Exceptions =
            [
                .. hours.Exceptions.Select(e => new ExceptionSettings
                {
                    Date = LocalDatePattern.Iso.Format(e.Date), Name = e.Name, Intervals = Texts(e.Intervals),
                }),
            ],
        };

        static List<string> Texts(IEnumerable<OpeningInterval> intervals) => [.. intervals.Select(i => i.ToString())];
    }

    /// <summary>The calendar as far as it can be read; complete only when nothing was added to <paramref name="faults"/>.</summary>
    internal OpeningHours Check(string path, List<HoursFault> faults)
    {
        var check = new HoursCheck(faults);
        var zone = check.Zone(TimeZone, $"{path}:TimeZone");
        var weekly = check.Week(Weekly, $"{path}:Weekly");
        var exceptions = check.Dates(Exceptions, $"{path}:Exceptions");
        return new OpeningHours(zone, weekly, exceptions);
    }
}
