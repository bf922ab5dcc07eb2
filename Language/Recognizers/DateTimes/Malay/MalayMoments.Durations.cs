namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>Lengths of time, and days told by a length.</summary>
internal sealed partial class MalayMoments
{
    private (double Count, TimeUnit Unit, int Next)? Length(int at)
    {
        if (MalayTimeWords.OneUnit.TryGetValue(tokens.Text(at), out var one))
        {
            return (tokens.Is(at + 1, "setengah") ? 1.5 : 1, one, tokens.Is(at + 1, "setengah") ? at + 2 : at + 1);
        }

        if (Word(at, "beberapa", "bbrp") && UnitAt(at + 1) is { } some)
        {
            return (3, some, at + 2);
        }

        // "3-4 hari" is a length of four days at most; the longer one counts.
        var first = tokens[at].IsNumber && tokens.Is(at + 1, "-") && tokens[at + 2].IsNumber && tokens[at].Length <= 2 && tokens[at + 2].Length <= 2 && UnitAt(at + 3) is not null ? at + 2 : at;
        if (Count(first) is not { } count || count.Value is < 0 or > 10000 || UnitAt(count.Next) is not { } unit)
        {
            return null;
        }

        var next = count.Next + 1;
        return !dialect.IsIndonesian && tokens.Is(next, "setengah") ? (count.Value + 0.5, unit, next + 1) : (count.Value, unit, next);
    }

    private TimeUnit? UnitAt(int at)
    {
        if (!MalayTimeWords.Units.TryGetValue(tokens.Text(at), out var unit) || (IsClockWord(at) && (tokens[at + 1].IsNumber || Hour(at + 1) is not null) && !Word(at, "jam")))
        {
            return null;
        }

        return Word(at, "hari", "hr") && Word(at + 1, "kerja", "bekerja") ? TimeUnit.Workday : unit;
    }

    private Found? Duration(int at)
    {
        var start = Skip(at, "selama", "selma");
        if (Length(start) is not { } length)
        {
            return null;
        }

        var next = length.Unit == TimeUnit.Workday ? length.Next + 1 : length.Next;
        var (timex, seconds) = (length.Unit.Timex(length.Count), length.Count * length.Unit.Seconds);
        while (Length(Skip(next, "dan", "lebih")) is { } more && more.Unit.Seconds < length.Unit.Seconds)
        {
            var piece = more.Unit.Timex(more.Count);
            timex += more.Unit.IsClock ? (timex.Contains('T', StringComparison.Ordinal) ? piece[2..] : piece[1..]) : piece[1..];
            seconds += more.Count * more.Unit.Seconds;
            (length, next) = (more, more.Next);
        }

        return new(TimeType.Duration, start, next, new Option(timex, default)) { Seconds = seconds };
    }

    /// <summary>"3 hari lagi", "seminggu yang lalu", "dalam 2 jam", "2 hari setelah lebaran", "5 menit lagi".</summary>
    private Found? Moved(int at)
    {
        var within = Word(at, "dalam", "dlm");
        var start = within ? at + 1 : at;
        if (Length(start) is not { } length)
        {
            return null;
        }

        var next = length.Unit == TimeUnit.Workday ? length.Next + 1 : length.Next;
        if (Word(next, "lagi", "lg", "kedepan", "kemudian"))
        {
            return Move(at, next + 1, length, 1);
        }

        var ago = Skip(next, "yang", "yg");
        if (Word(ago, "lalu", "lepas", "kemarin", "kemaren", "kmrn", "silam", "lps") && !(ago == next && Word(ago, "kemarin", "kmrn", "kemaren") && length.Unit.IsClock))
        {
            return Move(start, ago + 1, length, -1);
        }

        if (Word(next, "setelah", "sesudah", "selepas", "sebelum", "habis", "abis", "dari", "sblm", "stlh") && Date(next + 1) is { Only.Resolved: true } day && !length.Unit.IsClock)
        {
            var sign = Word(next, "sebelum", "sblm") ? -1 : 1;
            return length.Unit.Move(day.Options[^1].Start, sign * length.Count) is { } moved ? Day(start, day.Next, Days.Exact(moved)) : null;
        }

        return within ? Move(at, next, length, 1) : null;
    }

    private Found? Move(int first, int next, (double Count, TimeUnit Unit, int Next) length, int sign)
    {
        if (length.Unit.Move(reference, sign * length.Count) is not { } moved)
        {
            return null;
        }

        return length.Unit.IsClock
            ? new(TimeType.DateTime, first, next, new Option(moved.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), moved))
            : Day(first, next, Days.Exact(moved));
    }
}
