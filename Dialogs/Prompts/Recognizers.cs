using CareBot.Language.Recognizers;

namespace CareBot.Dialogs.Prompts;

/// <summary>Finds the numbers of a text; each result's resolution has an invariant number under <c>value</c>.</summary>
/// <param name="text">What was said.</param>
/// <param name="language"><c>id</c>, <c>ms</c> or <c>en</c>.</param>
public delegate IReadOnlyList<ModelResult> NumberRecognizer(string text, string language);

/// <summary>Finds dates and times; each result's resolution has a list of readings, dictionaries of texts, under <c>values</c>.</summary>
/// <param name="text">What was said.</param>
/// <param name="language"><c>id</c>, <c>ms</c> or <c>en</c>.</param>
/// <param name="said">The customer's local time when it was said.</param>
public delegate IReadOnlyList<ModelResult> MomentRecognizer(string text, string language, DateTime said);

/// <summary>What the prompts read answers with when they are given nothing else: the recognisers of the language.</summary>
internal static class Recognizers
{
    public static IReadOnlyList<ModelResult> Numbers(string text, string language) =>
        [.. EntityReader.Read(text, language, default).Where(found => found.TypeName == "number")];

    public static IReadOnlyList<ModelResult> Moments(string text, string language, DateTime said) =>
        [.. EntityReader.Read(text, language, said).Where(found => found.TypeName.StartsWith("datetimeV2", StringComparison.Ordinal))];
}
