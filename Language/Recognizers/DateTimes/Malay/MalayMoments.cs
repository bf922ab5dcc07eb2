using System.Globalization;
using CareBot.Language.Recognizers.Numbers;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>
/// Reads Indonesian and Malay expressions about time in one text. As in English, each rule looks at one place and the longest result counts.
/// </summary>
internal sealed partial class MalayMoments(TokenList tokens, DateTime reference, MalayDialect dialect)
{
    private readonly Dictionary<int, Found?> _dates = [];

    private DateTime Today => reference.Date;

    public List<Found> All()
    {
        var all = new List<Found>();
        for (var i = 0; i < tokens.Count;)
        {
            var found = Starts(i) ? At(i) : null;
            if (found is not null)
            {
                all.Add(found);
            }

            i = Math.Max(found?.Next ?? 0, i + 1);
        }

        return all;
    }

    private bool Starts(int at) => (tokens[at].IsNumber && !(tokens.Glued(at) && (tokens[at - 1].IsWord || tokens.Text(at - 1) is "#" or "." or "/" && tokens[at - 2].IsNumber)))
        || (tokens[at].IsWord && MalayStarters.Contains(tokens.Text(at)));

    private Found? At(int at) => Bounded(at) ?? Longest(Plain(at), Set(at));

    private Found? Plain(int at) => Longest(Moment(at), DateRange(at), TimeRange(at), DateTimeRange(at), Date(at), Time(at, bare: false), Duration(at), PartAlone(at));

    private static Found? Longest(params ReadOnlySpan<Found?> found)
    {
        Found? best = null;
        foreach (var one in found)
        {
            best = one is not null && (best is null || one.Next > best.Next) ? one : best;
        }

        return best;
    }

    private bool Word(int at, params ReadOnlySpan<string> words)
    {
        var text = tokens.Text(at);
        foreach (var word in words)
        {
            if (text == word)
            {
                return true;
            }
        }

        return false;
    }

    private int Skip(int at, params ReadOnlySpan<string> words) => Word(at, words) ? at + 1 : at;

    private int Digits(int at) => tokens[at].IsNumber && tokens[at].Length <= 4 ? int.Parse(tokens.Text(at), CultureInfo.InvariantCulture) : -1;

    private Quantity? Count(int at) => MalayQuantity.Read(tokens, at, dialect, glued: true);

    private static Found Day(int first, int next, params Option[] options) => new(TimeType.Date, first, next, options);

    private static Found With(Found found, int first, int next) => found with { First = first, Next = next };

    private static Found Range(int first, int next, string timex, DateTime start, DateTime end) => new(TimeType.DateRange, first, next, new Option(timex, start, end));

    private (int Year, int Next) Year(int at)
    {
        var start = Skip(at, "tahun", "thn", "th");
        return tokens[start] is { IsNumber: true, Length: 4 } && Digits(start) is >= 1900 and <= 2100 and var year && !(tokens.Glued(start + 1) && tokens[start + 1].IsWord)
            ? (year, start + 1)
            : (-1, at);
    }
}
