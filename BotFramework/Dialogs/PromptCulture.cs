using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Dialogs.Prompts;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Which language a prompt speaks in a turn.</summary>
internal static class PromptCulture
{
    /// <summary>The wording of lists in every supported language.</summary>
    internal static Dictionary<string, ChoiceFactoryOptions> ListWordings() =>
        PromptCultureModels.GetSupportedCultures().ToDictionary(culture => culture.Locale, WordingOf);

    internal static ChoiceFactoryOptions WordingOf(PromptCultureModel culture) =>
        new(culture.Separator, culture.InlineOr, culture.InlineOrMore, includeNumbers: true);

    /// <summary>The locale of the activity, else the one of the recognition, else the prompt's, if there is a wording for it; else English.</summary>
    internal static string Of<TWording>(
        Activity activity, string recognitionLocale, string defaultLocale, Dictionary<string, TWording> wordings)
    {
        var culture = PromptCultureModels.MapToNearestLanguage(activity.Locale ?? recognitionLocale ?? defaultLocale);
        return !string.IsNullOrEmpty(culture) && wordings.ContainsKey(culture) ? culture : PromptCultureModels.English.Locale;
    }
}
