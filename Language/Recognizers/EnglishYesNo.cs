using System.Text.RegularExpressions;

namespace CareBot.Language.Recognizers;

/// <summary>Yes and no in English, as customers write them. Resolution: <c>value</c> (a bool).</summary>
public static class EnglishYesNo
{
    /// <summary>It never goes back in the text, so that no answer takes longer than its length asks for.</summary>
    private static readonly Regex Answer = new(
        @"(?<no>\b(?:not?\s+(?:ok|okay|sure|really|at\s+all|thanks?|thank\s+you)|do\s+not\s+agree|don'?t\s+agree|disagree|false|nope|nop|nah|no|n)\b|👎|✋|🖐)"
            + @"|(?<yes>\b(?:true|yes|yep|yup|yeah|yea|yess+|sure|ok|okay|agreed?|y)\b|👍|👌)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    public static IReadOnlyList<ModelResult> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Answer.Matches(text).Select(match =>
            ModelResult.At(text, match.Index, match.Length, "boolean", ("value", match.Groups["yes"].Success)))];
    }
}
