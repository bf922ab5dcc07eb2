using Microsoft.Bot.Builder.Dialogs.Choices;

namespace CareBot.Dialogs.Prompts;

/// <summary>The languages that prompts speak, and their words for yes, no and "or".</summary>
internal static class LanguageOf
{
    public const string Indonesian = "id";
    public const string Malay = "ms";
    public const string English = "en";

    /// <summary>The language of a locale such as <c>ms-MY</c>; Indonesian for any that is not spoken here.</summary>
    public static string Locale(string locale) => locale.Split('-', '_')[0].ToLowerInvariant() switch
    {
        Malay => Malay,
        English => English,
        _ => Indonesian,
    };

    /// <summary>How choices stand in a sentence or a list.</summary>
    public static ChoiceFactoryOptions ListWording(string language) => language == English
        ? new(", ", " or ", ", or ", includeNumbers: true)
        : new(", ", " atau ", ", atau ", includeNumbers: true);

    /// <summary>Yes and no, as buttons say it.</summary>
    public static string[] YesAndNo(string language) => language == English ? ["Yes", "No"] : ["Ya", "Tidak"];
}
