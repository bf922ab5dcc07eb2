using Microsoft.Bot.Builder.Dialogs;
using NodaTime;

namespace CareBot.Dialogs;

/// <summary>Answers questions about opening hours from the calendar: now, the week, one day, and dates that differ soon.</summary>
public sealed class HoursDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "hours";

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return EndSayingAsync(dc, Answer(turn, turn.Hours), cancellationToken);
    }

    private static string Answer(CurrentTurn turn, SpokenHours hours)
    {
        if (!hours.IsOpen && hours.NextOpening is null)
        {
            return turn.Say(Sentence.HoursUnknown);
        }
        if (hours.IsOpen && hours.Closing is null)
        {
            return turn.Say(Sentence.HoursOpenAlways);
        }
        var asked = HoursQuestion.DateIn(turn.Reading.Text, hours);
        var exceptions = hours.ExceptionsSoon(except: asked);
        string?[] parts =
        [
            asked is { } date ? Day(turn, hours, date) : null,
            asked is null || asked == hours.Today ? Now(turn, hours) : null,
            hours.Week() is { Length: > 0 } week ? turn.Say(Sentence.HoursWeek, ("zone", hours.Zone), ("hours", week)) : null,
            exceptions.Length > 0 ? turn.Say(Sentence.HoursExceptions, ("exceptions", exceptions)) : null,
        ];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    private static string Now(CurrentTurn turn, SpokenHours hours) => hours.Closing is { } closing
        ? turn.Say(Sentence.HoursOpenNow, ("closing", closing))
        : turn.Say(Sentence.HoursClosedNow, ("opening", hours.NextOpening ?? ""));

    private static string Day(CurrentTurn turn, SpokenHours hours, LocalDate date)
    {
        var day = date == hours.Today ? turn.Say(Sentence.TimeToday) : hours.Date(date);
        return hours.On(date) is { Length: > 0 } intervals
            ? turn.Say(Sentence.HoursDayOpen, ("day", day), ("intervals", intervals), ("zone", hours.Zone))
            : turn.Say(Sentence.HoursDayClosed, ("day", day));
    }
}
