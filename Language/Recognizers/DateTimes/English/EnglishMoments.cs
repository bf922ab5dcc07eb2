using System.Globalization;
using CareBot.Language.Recognizers.Numbers;
using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.DateTimes.English;

/// <summary>
/// Reads English expressions about time in one text. Each rule looks at one place and gives what begins there; the longest one counts. The
/// parts lie by subject: days, clock times, spans, durations, repetitions, bounds.
/// </summary>
internal sealed partial class EnglishMoments(TokenList tokens, DateTime reference)
{
    private readonly Dictionary<int, Found?> _dates = [];
    private readonly PlaceMemory<Found?> _times = new();
    private readonly PlaceMemory<Found?> _clocks = new();
    private readonly PlaceMemory<Found?> _bareClocks = new();
    private readonly PlaceMemory<Found?> _moments = new();
    private readonly PlaceMemory<Found?> _whole = new();
    private readonly PlaceMemory<Length?> _lengths = new();
    private readonly PlaceMemory<(int Year, int Next)> _years = new();
    private readonly PlaceMemory<(int By, int Next, string Word)?> _shifts = new();
    private readonly PlaceMemory<(string Code, int From, int To, int Next, string? Mod)?> _dayParts = new();

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

    /// <summary>What begins at a place, bounded or not; null when nothing does.</summary>
    private Found? At(int at) => Inside(at) ? null : Bounded(at) ?? Longest(Plain(at), Set(at));

    /// <summary>Without words of bounds and repetition.</summary>
    private Found? Plain(int at) => Longest(
        Moment(at), DateRange(at), TimeRange(at), DateTimeRange(at), Date(at), Time(at), Duration(at), DayPartAlone(at));

    private static Found? Longest(params ReadOnlySpan<Found?> found)
    {
        Found? best = null;
        foreach (var one in found)
        {
            best = one is not null && (best is null || one.Next > best.Next) ? one : best;
        }

        return best;
    }

    /// <summary>Only digits, signs of comparison and the known words can begin an expression.</summary>
    private bool Starts(int at) => tokens[at].IsNumber || tokens.Text(at) is "=" or "<" or ">" || (tokens[at].IsWord && EnglishStarters.Contains(tokens.Text(at)));

    /// <summary>Whether the place is inside something else: a word with digits, an amount of money, a ticker.</summary>
    private bool Inside(int at) => (tokens.Glued(at) && tokens[at - 1].IsWord && tokens[at].IsNumber) || tokens.Text(at - 1) is "$" or "#" or "£" or "€";

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

    /// <summary>Passes one word of a few.</summary>
    private int Skip(int at, params ReadOnlySpan<string> words) => Word(at, words) ? at + 1 : at;

    private int Digits(int at) => tokens[at].IsNumber && tokens[at].Length <= 4 ? int.Parse(tokens.Text(at), CultureInfo.InvariantCulture) : -1;

    /// <summary>A four-digit year, or one in words; -1 when there is none.</summary>
    private (int Year, int Next) Year(int at) => _years.TryGet(at, out var known) ? known : _years.Keep(at, ReadYear(at));

    private (int Year, int Next) ReadYear(int at)
    {
        if (tokens[at].IsNumber)
        {
            var glued = tokens.Glued(at + 1) && (tokens[at + 1].IsWord && !tokens.Is(at + 1, "s") || (tokens.Is(at + 1, ".") && tokens[at + 2].IsNumber && tokens.Glued(at + 2)));
            return tokens[at].Length == 4 && !glued && Digits(at) is >= 1500 and <= 2100 and var year ? (year, at + 1) : (-1, at);
        }

        return EnglishYear(at);
    }

    /// <summary>"two thousand and fifteen", "nineteen eighty six".</summary>
    private (int Year, int Next) EnglishYear(int at)
    {
        if (EnglishCardinal.Read(tokens, at, numerals: false) is not { } first)
        {
            return (-1, at);
        }

        var value = first.Value(first.Parts.Count);
        if (value is >= 1500 and <= 2100)
        {
            return ((int)value, first.Next);
        }

        return value is 19 or 20 && first.Parts.Count == 1 && EnglishCardinal.Read(tokens, first.Next, numerals: false) is { } rest && rest.Value(rest.Parts.Count) is >= 10 and < 100 and var low
            ? ((int)((value * 100) + low), rest.Next)
            : (-1, at);
    }

    /// <summary>A number of units: digits or words.</summary>
    private Quantity? Count(int at) => EnglishQuantity.Read(tokens, at, glued: true);
}
