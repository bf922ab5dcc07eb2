using System.Globalization;
using System.Text.RegularExpressions;

namespace CareBot.Language.Recognizers.Sequences;

/// <summary>What a shop's order numbers look like, as a regular expression that never backtracks: <c>INV/\d{4}/\d{5}</c>.</summary>
public sealed partial class OrderNumberPattern
{
    /// <summary>Characters of a pattern.</summary>
    public const int Longest = 200;

    /// <summary>Of all the counts in braces, multiplied: what a pattern grows to before it is first used.</summary>
    private const long MostRepetition = 100_000;

    private readonly Regex _pattern;

    /// <param name="pattern">A .NET regular expression without look-around, back references and atomic groups, of at most <see cref="Longest"/> characters.</param>
    /// <exception cref="ArgumentException">The pattern is none, needs backtracking, is too large, or fits an empty text; the message says which.</exception>
    public OrderNumberPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        if (pattern.Length > Longest)
        {
            throw new ArgumentException($"an order number's pattern has at most {Longest} characters, this one has {pattern.Length}");
        }

        if (Repetition(pattern) > MostRepetition)
        {
            throw new ArgumentException("the counts in braces are too large");
        }

        try
        {
            _pattern = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (NotSupportedException wrong)
        {
            throw new ArgumentException("look-around, back references and atomic groups are not allowed", wrong);
        }

        if (_pattern.IsMatch(string.Empty))
        {
            throw new ArgumentException("it fits an empty text");
        }
    }

    /// <summary>Type <c>ordernumber</c>, resolution <c>value</c> in upper case. Of a text that takes longer than 100 ms, only what was found until then.</summary>
    public IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var results = new List<ModelResult>();
        try
        {
            foreach (var match in _pattern.EnumerateMatches(text))
            {
                if (match.Length > 0 && !Touches(text, match.Index - 1) && !Touches(text, match.Index + match.Length))
                {
                    results.Add(ModelResult.At(text, match.Index, match.Length, "ordernumber", ("value", text.Substring(match.Index, match.Length).ToUpperInvariant())));
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return results;
        }

        return results;
    }

    private static bool Touches(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    private static long Repetition(string pattern)
    {
        long product = 1;
        foreach (Match counts in Counts().Matches(pattern))
        {
            var most = counts.Groups["most"].Success ? counts.Groups["most"].Value : counts.Groups["least"].Value;
            product = long.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostRepetition
                ? Math.Min(product * Math.Max(1, count), MostRepetition + 1)
                : MostRepetition + 1;
        }

        return product;
    }

    [GeneratedRegex(@"\{(?<least>[0-9]{1,200})(,(?<most>[0-9]{1,200})?)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counts();
}
