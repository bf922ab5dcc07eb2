using System.Globalization;
using CareBot.Handoff;
using NodaTime;

namespace CareBot.Dialogs;

/// <summary>Opening hours and moments in words, seen from one moment and in one language.</summary>
public sealed class SpokenHours(OpeningHours hours, ISentences sentences, DateTimeOffset now)
{
    private const int DaysSoon = 14;

    private readonly ZonedDateTime local = hours.Local(now);

    /// <summary>The date at the brand's place.</summary>
    public LocalDate Today => local.Date;

    /// <summary>Whether someone is there now.</summary>
    public bool IsOpen => hours.IsOpen(now);

    /// <summary>The next opening: "Senin pukul 08.00 WIB"; null when there is none in sight.</summary>
    public string? NextOpening => hours.NextOpening(now) is { } opening ? Moment(opening) : null;

    /// <summary>When a person will reply: soon, or the hours and the next opening while nobody is there.</summary>
    public string WhenSomeoneReplies => IsOpen ? sentences.Say(Sentence.HandoffOpen)
        : NextOpening is { } opening ? sentences.Say(Sentence.HandoffClosed, ("hours", Week()), ("opening", opening))
        : sentences.Say(Sentence.HandoffUnknown);

    /// <summary>When today's service ends: "pukul 17.00 WIB"; null when closed or never closing.</summary>
    public string? Closing => hours.ClosesAt(now) is not { } closing ? null
        : closing.Date == Today ? sentences.Say(Sentence.TimeOnly, ("time", Clock(closing.TimeOfDay)), ("zone", ZoneName.Of(closing)))
        : Moment(closing);

    /// <summary>What the clock's zone is called: "WIB".</summary>
    public string Zone => ZoneName.Of(local);

    /// <summary>The open days of a week, alike neighbours joined: "Senin–Jumat 08.00–17.00, Sabtu 08.00–15.00"; of the next opening's date when no weekday opens.</summary>
    public string Week()
    {
        var days = Enumerable.Range(1, 7).Select(day => (First: day, Last: day, Text: Intervals(hours.WeeklyOn((IsoDayOfWeek)day)))).ToList();
        for (var i = days.Count - 1; i > 0; i--)
        {
            if (string.Equals(days[i].Text, days[i - 1].Text, StringComparison.Ordinal))
            {
                days[i - 1] = days[i - 1] with { Last = days[i].Last };
                days.RemoveAt(i);
            }
        }
        var open = days.Where(day => day.Text.Length > 0).Select(day => $"{Days(day.First, day.Last)} {day.Text}").ToList();
        return open.Count > 0 || hours.NextOpening(now) is not { } opening
            ? string.Join(", ", open)
            : $"{Date(opening.Date)} {Intervals(hours.On(opening.Date))}";
    }

    /// <summary>Dates within two weeks whose hours differ: "Jumat, 25 Desember (Natal) tutup"; empty when there are none.</summary>
    /// <param name="except">A date that was already spoken of.</param>
    public string ExceptionsSoon(LocalDate? except = null) => string.Join("; ",
        hours.Exceptions.Where(e => e.Date >= Today && e.Date <= Today.PlusDays(DaysSoon) && e.Date != except).Select(Exception));

    /// <summary>What opens on that date: "08.00–12.00 &amp; 13.00–17.00"; empty when closed.</summary>
    public string On(LocalDate date) => Intervals(hours.On(date));

    /// <summary>"Jumat, 25 Desember".</summary>
    public string Date(LocalDate date) => sentences.Say(Sentence.TimeDate,
        ("day", Day((int)date.DayOfWeek)), ("number", date.Day.ToString(CultureInfo.InvariantCulture)), ("month", sentences.Say(Sentence.Month(date.Month))));

    /// <summary>The dated exception that <paramref name="named"/> picks, the soonest from today on; null when none does.</summary>
    public HoursException? Coming(Func<HoursException, bool> named) => hours.Exceptions.FirstOrDefault(e => e.Date >= Today && named(e));

    private string Exception(HoursException exception)
    {
        var closed = exception.IsClosed ? sentences.Say(Sentence.HoursClosed) : Intervals(exception.Intervals);
        return exception.Name is { } name
            ? sentences.Say(Sentence.Named(Sentence.HoursException), ("date", Date(exception.Date)), ("name", name), ("hours", closed))
            : sentences.Say(Sentence.HoursException, ("date", Date(exception.Date)), ("hours", closed));
    }

    private string Moment(ZonedDateTime moment)
    {
        var (time, zone) = (Clock(moment.TimeOfDay), ZoneName.Of(moment));
        return Period.DaysBetween(Today, moment.Date) switch
        {
            0 => sentences.Say(Sentence.TimeSameDay, ("time", time), ("zone", zone)),
            1 => sentences.Say(Sentence.TimeNextDay, ("time", time), ("zone", zone)),
            < 7 => sentences.Say(Sentence.TimeThisWeek, ("day", Day((int)moment.DayOfWeek)), ("time", time), ("zone", zone)),
            _ => sentences.Say(Sentence.TimeLater, ("date", Date(moment.Date)), ("time", time), ("zone", zone)),
        };
    }

    private string Intervals(IReadOnlyList<OpeningInterval> intervals) =>
        string.Join(" & ", intervals.Select(i => $"{Clock(i.Opens)}–{(i.Closes == LocalTime.Midnight ? Clock("24", "00") : Clock(i.Closes))}"));

    private string Days(int first, int last) => first == last ? Day(first) : $"{Day(first)}–{Day(last)}";

    private string Day(int day) => sentences.Say(Sentence.Day(day));

    private string Clock(LocalTime time) => Clock(time.ToString("HH", CultureInfo.InvariantCulture), time.ToString("mm", CultureInfo.InvariantCulture));

    private string Clock(string hour, string minute) => sentences.Say(Sentence.TimeClock, ("hour", hour), ("minute", minute));
}
