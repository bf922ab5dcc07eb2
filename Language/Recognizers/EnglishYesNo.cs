using System.Text.RegularExpressions;

namespace CareBot.Language.Recognizers;

/// <summary>Yes and no in English, as customers write them. Resolution: <c>value</c> (a bool).</summary>
public static partial class EnglishYesNo
{
    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Answer().Matches(text).Select(match =>
            ModelResult.At(text, match.Index, match.Length, "boolean", ("value", match.Groups["yes"].Success)))];
    }

    [GeneratedRegex(
        @"(?<no>\b(?:not?\s+(?:ok|okay|sure|really|at\s+all|thanks?|thank\s+you)|do\s+not\s+agree|don'?t\s+agree|disagree|false|nope|nop|nah|no|n)\b|👎|✋|🖐)"
            + @"|(?<yes>\b(?:true|yes|yep|yup|yeah|yea|yess+|sure|ok|okay|agreed?|y)\b|👍|👌)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Answer();
}
