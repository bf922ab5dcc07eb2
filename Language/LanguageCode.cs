namespace CareBot.Language;

/// <summary>The languages that the bot speaks, as ISO 639-1 codes.</summary>
public static class LanguageCode
{
    public const string Indonesian = "id";
    public const string English = "en";
    public const string Malay = "ms";

    /// <summary>What <see cref="LanguageIdentifier"/> says of any language that is not one of <see cref="All"/>.</summary>
    public const string Other = "other";

    /// <summary>What is said of a message whose parts are in different languages, one of them English.</summary>
    public const string Mixed = "mixed";

    public static IReadOnlyList<string> All { get; } = [Indonesian, English, Malay];

    public static bool IsSpoken(string? language) => language is Indonesian or English or Malay;
}
