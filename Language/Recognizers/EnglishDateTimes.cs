using CareBot.Language.Recognizers.DateTimes;
using CareBot.Language.Recognizers.DateTimes.English;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers;

/// <summary>
/// Dates, times of day, spans, durations and repetitions in English: <c>5th December 2018 at 9am</c>, <c>12/5/2018</c> (month first),
/// <c>next friday</c>, <c>from 3 to 4pm tomorrow</c>, <c>2 hours</c>, <c>every monday</c>, <c>before 4pm</c>. Resolution: <c>values</c>, one
/// dictionary a reading with <c>timex</c>, <c>type</c>, and <c>value</c>, or <c>start</c> and <c>end</c>. What is open (the year, the week,
/// morning or evening) has several readings, the earlier day first.
/// </summary>
public static class EnglishDateTimes
{
    /// <param name="text">What was said.</param>
    /// <param name="reference">The local time at which it was said.</param>
    public static IReadOnlyList<ModelResult> Recognize(string text, DateTime reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(TokenList.Of(text), reference);
    }

    internal static IReadOnlyList<ModelResult> Recognize(TokenList tokens, DateTime reference) =>
        [.. new EnglishMoments(tokens, Days.InReach(reference)).All().Select(found => Readings.Result(tokens, found))];
}
