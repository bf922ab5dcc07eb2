namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>Times of day.</summary>
internal sealed partial class MalayMoments
{
    private bool IsClockWord(int at) => Word(at, "jam", "jm", "pukul", "pkl", "pkul", "pk");

    /// <summary>"jam 3 sore", "pukul 09.30", "setengah 8 malam", "14:30 WIB", "3 sore"; a bare hour only where <paramref name="bare"/> says so.</summary>
    private Found? Time(int at, bool bare)
    {
        if (Word(at, "tengah") && Word(at + 1, "malam", "hari"))
        {
            return Fixed(at, at + 2, tokens.Is(at + 1, "malam") ? 0 : 12);
        }

        var start = IsClockWord(at) ? Skip(at + 1, ".", "sekitar", "kira") : at;
        var told = start > at;
        if (Clock(start, told || bare) is not { } clock)
        {
            return null;
        }

        var next = clock.Next;
        var part = PartAt(next);
        if (!told && !bare && clock.Minute is null && part is null)
        {
            return null;
        }

        // "3 hari", "2 malam" are lengths, "jam 2 malam" is a time.
        if (!told && !bare && clock.Minute is null && Word(next, "malam", "hari"))
        {
            return null;
        }

        next = part?.Next ?? next;
        next = Skip(next, "wib", "wita", "wit");
        return Build(at, next, clock.Hour, clock.Minute, part?.Code);
    }

    private (int Hour, int? Minute, int Next)? Clock(int at, bool told)
    {
        if (Word(at, "setengah", "stengah", "setgh", "stgh") && dialect.IsIndonesian)
        {
            return (told || PartAt(at + 2) is not null) && Hour(at + 1) is { } half && !MalayTimeWords.Units.ContainsKey(tokens.Text(half.Next)) | PartAt(half.Next) is not null
                ? ((half.Hour + 11) % 12 is 0 ? 12 : (half.Hour + 11) % 12, 30, half.Next)
                : null;
        }

        if (Hour(at) is not { } hour || (tokens[at].IsNumber && tokens[at].Length > 2))
        {
            return null;
        }

        var sep = tokens.Text(hour.Next);
        if (tokens[at].IsNumber && sep is ":" or "." && tokens.Glued(hour.Next) && tokens.Glued(hour.Next + 1) && tokens[hour.Next + 1] is { IsNumber: true, Length: 2 } && Digits(hour.Next + 1) < 60)
        {
            var chained = tokens.Text(hour.Next + 2) is "." or "," or "/" && tokens[hour.Next + 3].IsNumber && tokens.Glued(hour.Next + 3);
            var sure = sep == ":" || told || PartAt(hour.Next + 2) is not null || Word(hour.Next + 2, "wib", "wita", "wit");
            return sure && !chained ? (hour.Hour, Digits(hour.Next + 1), hour.Next + 2) : null;
        }

        if (!tokens[at].IsNumber && !told && PartAt(hour.Next) is null)
        {
            return null;
        }

        return Around(hour.Hour, hour.Next) ?? (tokens.Glued(hour.Next) && tokens[hour.Next].IsWord && PartAt(hour.Next) is null ? null : (hour.Hour, null, hour.Next));
    }

    /// <summary>"lewat 10", "kurang seperempat", "3 setengah" in Malay.</summary>
    private (int Hour, int? Minute, int Next)? Around(int hour, int at)
    {
        if (tokens.Is(at, "setengah") && !dialect.IsIndonesian)
        {
            return (hour, 30, at + 1);
        }

        if (!Word(at, "lewat", "lebih", "kurang", "lwt"))
        {
            return null;
        }

        var quarter = Word(at + 1, "seperempat", "suku");
        var count = quarter ? null : Count(at + 1);
        if (!quarter && count is not { IsCount: true, Count: > 0 and < 60 })
        {
            return null;
        }

        var minutes = quarter ? 15 : count!.Value.Count;
        var next = Skip(quarter ? at + 2 : count!.Value.Next, "menit", "mnt", "minit");
        return tokens.Is(at, "kurang") ? ((hour + 11) % 12 is 0 ? 12 : (hour + 11) % 12, 60 - minutes, next) : (hour, minutes, next);
    }

    private (int Hour, int Next)? Hour(int at) => tokens[at].IsNumber
        ? tokens[at].Length <= 2 && Digits(at) is >= 0 and <= 24 and var digits ? (digits, at + 1) : null
        : tokens[at].IsWord && Numbers.MalayQuantity.Read(tokens, at, dialect) is { IsCount: true, Count: >= 1 and <= 12, Kind: "integer" } words ? (words.Count, words.Next) : null;

    /// <summary>A part of the day right behind a time.</summary>
    private (string Code, int Next)? PartAt(int at)
    {
        if (Word(at, "dini") && tokens.Is(at + 1, "hari"))
        {
            return ("TEM", at + 2);
        }

        if (Word(at, "tengah") && tokens.Is(at + 1, "hari"))
        {
            return ("TAF", at + 2);
        }

        if (Word(at, "am", "pm") && tokens[at - 1].IsNumber)
        {
            return (tokens.Is(at, "am") ? "am" : "pm", at + 1);
        }

        return MalayTimeWords.DayParts.TryGetValue(tokens.Text(at), out var part) ? (part.Code, at + 1) : null;
    }

    private static Found Fixed(int first, int next, int hour) => new(TimeType.Time, first, next, Of(hour, null));

    private static Found Build(int first, int next, int hour, int? minute, string? part)
    {
        if (hour == 24)
        {
            return Fixed(first, next, 0);
        }

        int? sure = (part, hour) switch
        {
            (_, > 12 or 0) => hour,
            ("TMO" or "TEM" or "am", _) => hour == 12 ? 0 : hour,
            ("TAF", _) => hour is >= 1 and <= 6 ? hour + 12 : hour,
            ("TEV" or "pm", _) => hour == 12 ? 12 : hour + 12,
            ("TNI", _) => hour == 12 ? 0 : hour <= 4 ? hour : hour + 12,
            _ => null,
        };
        return sure is { } known
            ? new(TimeType.Time, first, next, Of(known, minute))
            : new(TimeType.Time, first, next, Of(hour, minute), Of(hour == 12 ? 0 : hour + 12, minute)) { Ambiguous = true };
    }

    private static Option Of(int hour, int? minute) => new(Timex.Time(hour, minute, null), new DateTime(1, 1, 1, hour, minute ?? 0, 0, DateTimeKind.Unspecified));

    /// <summary>Puts an open time into a part of the day.</summary>
    private static Found Halved(Found clock, string part) => !clock.Ambiguous ? clock
        : Build(clock.First, clock.Next, clock.Options[0].Start.Hour == 0 ? 12 : clock.Options[0].Start.Hour, clock.Options[0].Timex.Length > 3 ? clock.Options[0].Start.Minute : null, part);
}
