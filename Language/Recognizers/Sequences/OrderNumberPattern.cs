using System.Text.RegularExpressions;

namespace CareBot.Language.Recognizers.Sequences;

/// <summary>What a shop's order numbers look like, as a regular expression that never backtracks: <c>INV/\d{4}/\d{5}</c>.</summary>
public sealed class OrderNumberPattern
{
    private readonly Regex _pattern;

    /// <param name="pattern">A .NET regular expression without look-around, back references and atomic groups.</param>
    /// <exception cref="ArgumentException">The pattern is none, or needs backtracking.</exception>
    public OrderNumberPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        try
        {
            _pattern = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (NotSupportedException wrong)
        {
            throw new ArgumentException($"'{pattern}' cannot be an order number's pattern: look-around, back references and atomic groups are not allowed.", nameof(pattern), wrong);
        }
    }

    /// <summary>Type <c>ordernumber</c>, resolution <c>value</c> in upper case.</summary>
    public IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var results = new List<ModelResult>();
        foreach (var match in _pattern.EnumerateMatches(text))
        {
            if (match.Length > 0 && !Touches(text, match.Index - 1) && !Touches(text, match.Index + match.Length))
            {
                results.Add(ModelResult.At(text, match.Index, match.Length, "ordernumber", ("value", text.Substring(match.Index, match.Length).ToUpperInvariant())));
            }
        }

        return results;
    }

    private static bool Touches(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
