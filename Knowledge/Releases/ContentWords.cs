using CareBot.Language;

namespace CareBot.Knowledge.Releases;

/// <summary>The stems of what a text is about: without the words that any question may have.</summary>
internal static class ContentWords
{
    /// <returns>Distinct, in alphabetical order; all stems where every word is a function word.</returns>
    public static string[] Of(string text, string language)
    {
        var spoken = LanguageCode.IsSpoken(language) ? language : LanguageCode.Indonesian;
        var words = Normalizer.Default.Normalize(text, spoken).Words.Select(word => word.Text).ToArray();
        var content = words.Where(word => !FunctionWords.Contains(word)).ToArray();
        return [.. (content.Length > 0 ? content : words).Select(word => Stemmer.Default.Stem(word, spoken)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
