using System.Globalization;
using System.Text;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Dialogs.Prompts;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The words for yes and no of the languages that prompts are worded in. Case and accents do not matter: "si" is "Sí".</summary>
internal static class YesNoWords
{
    /// <summary>What the first of the two words that stands in the text says; null when neither does, or the language is not supported.</summary>
    internal static bool? Read(string text, string locale)
    {
        var nearest = PromptCultureModels.MapToNearestLanguage(locale);
        if (Array.Find(PromptCultureModels.GetSupportedCultures(), culture => culture.Locale == nearest) is not { } language)
        {
            return null;
        }

        var (yes, no) = (Fold(language.YesInLanguage), Fold(language.NoInLanguage));
        var word = Tokenizer.DefaultTokenizer(text).Where(token => !token.Text.Any(char.IsSurrogate))
            .Select(token => Fold(token.Text)).FirstOrDefault(word => word == yes || word == no);
        return word is null ? null : word == yes;
    }

    /// <summary>The word must not hold half a character, which cannot be taken apart.</summary>
    private static string Fold(string word)
    {
        var letters = word.Normalize(NormalizationForm.FormD).Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).ToLowerInvariant().Replace('ı', 'i');
    }
}
