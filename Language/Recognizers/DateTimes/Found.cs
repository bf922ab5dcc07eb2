namespace CareBot.Language.Recognizers.DateTimes;

/// <summary>One way to understand a moment or a span of time.</summary>
/// <param name="Timex">In TIMEX 3 notation; what is open is written with X.</param>
/// <param name="Start">The moment, or the span's beginning; of a time of day only the time counts.</param>
/// <param name="End">The span's end.</param>
/// <param name="Resolved">False for a day that does not exist and for what repeats.</param>
internal readonly record struct Option(string Timex, DateTime Start, DateTime End = default, bool Resolved = true);

/// <summary>Kinds of expressions about time, as TIMEX types.</summary>
internal static class TimeType
{
    public const string Date = "date";
    public const string Time = "time";
    public const string DateTime = "datetime";
    public const string DateRange = "daterange";
    public const string TimeRange = "timerange";
    public const string DateTimeRange = "datetimerange";
    public const string Duration = "duration";
    public const string Set = "set";
}

/// <summary>An expression about time in a text.</summary>
/// <param name="Type">A <see cref="TimeType"/>.</param>
/// <param name="First">Its first token.</param>
/// <param name="Next">The first token behind it.</param>
/// <param name="Options">Ways to understand it, the earlier day and the morning first.</param>
internal sealed record Found(string Type, int First, int Next, IReadOnlyList<Option> Options)
{
    public Found(string type, int first, int next, params Option[] options)
        : this(type, first, next, (IReadOnlyList<Option>)options)
    {
    }

    /// <summary>How it is bounded or shifted: <c>before</c>, <c>after</c>, <c>since</c>, <c>until</c>, <c>start</c>, <c>mid</c>, <c>end</c>, <c>approx</c>, …</summary>
    public string? Mod { get; init; }

    /// <summary>What a bound was put on: <c>datetimepoint</c> or <c>datetimerange</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The type that the readings carry where it is not <see cref="Type"/>.</summary>
    public string? ReadingType { get; init; }

    /// <summary>Of a duration: seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether the time of day stands without "am", "pm" or a part of the day.</summary>
    public bool Ambiguous { get; init; }

    /// <summary>Whether it is a holiday by its name.</summary>
    public bool IsHoliday { get; init; }

    public bool Is(string type) => Type == type;

    public Option Only => Options[0];
}
