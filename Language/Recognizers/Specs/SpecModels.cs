using CareBot.Language.Recognizers.Sequences;

namespace CareBot.Language.Recognizers.Specs;

/// <summary>Which recogniser answers a specification file: by its name, and its folder's name for the language.</summary>
public static class SpecModels
{
    /// <summary>The models that differ between languages.</summary>
    private static readonly string[] Spoken = ["NumberModel", "OrdinalModel", "PercentModel", "CurrencyModel", "DateTimeModel", "PhoneNumberModel"];

    private static readonly Dictionary<string, Func<string, DateTime, IReadOnlyList<ModelResult>>> English = new(StringComparer.Ordinal)
    {
        ["NumberModel"] = (text, _) => EnglishNumbers.Recognize(text),
        ["OrdinalModel"] = (text, _) => EnglishOrdinals.Recognize(text, relative: true),
        ["OrdinalModelSuppressExtendedTypes"] = (text, _) => EnglishOrdinals.Recognize(text),
        ["PercentModel"] = (text, _) => EnglishPercentages.Recognize(text),
        ["CurrencyModel"] = (text, _) => EnglishCurrencies.Recognize(text),
        ["PhoneNumberModel"] = (text, _) => PhoneNumbers.Recognize(text),
        ["EmailModel"] = (text, _) => Emails.Recognize(text),
        ["URLModel"] = (text, _) => Urls.Recognize(text),
        ["MentionModel"] = (text, _) => Tags.Mentions(text),
        ["HashtagModel"] = (text, _) => Tags.Hashtags(text),
        ["TrackingNumberModel"] = (text, _) => TrackingNumbers.Recognize(text),
        ["BooleanModel"] = (text, _) => EnglishYesNo.Recognize(text),
        ["DateTimeModel"] = EnglishDateTimes.Recognize,
        ["DateTimeModelComplexCalendar"] = EnglishDateTimes.Recognize,
        ["DateTimeModelCalendarMode"] = EnglishDateTimes.Recognize,
        ["DateTimeModelExtendedTypes"] = EnglishDateTimes.Recognize,
        ["DateTimeModelSplitDateAndTime"] = EnglishDateTimes.Recognize,
    };

    /// <summary>Null where there is no recogniser for such a file.</summary>
    public static Func<string, DateTime, IReadOnlyList<ModelResult>>? For(string path)
    {
        var model = Path.GetFileNameWithoutExtension(path);
        var language = Path.GetFileName(Path.GetDirectoryName(path)) switch { "Indonesian" => LanguageCode.Indonesian, "Malay" => LanguageCode.Malay, _ => LanguageCode.English };
        return language != LanguageCode.English && Array.IndexOf(Spoken, model) >= 0
            ? (text, reference) => EntityReader.ReadKind(model[..^"Model".Length], text, language, reference)
            : English.GetValueOrDefault(model);
    }
}
