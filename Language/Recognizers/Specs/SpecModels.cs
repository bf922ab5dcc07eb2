using CareBot.Language.Recognizers.Sequences;

namespace CareBot.Language.Recognizers.Specs;

/// <summary>Which recogniser answers a specification file: by its name, and its folder's name for the language.</summary>
public static class SpecModels
{
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
        ["BooleanModel"] = (text, _) => EnglishYesNo.Recognize(text),
        ["DateTimeModel"] = EnglishDateTimes.Recognize,
        ["DateTimeModelComplexCalendar"] = EnglishDateTimes.Recognize,
        ["DateTimeModelCalendarMode"] = EnglishDateTimes.Recognize,
        ["DateTimeModelExtendedTypes"] = EnglishDateTimes.Recognize,
        ["DateTimeModelSplitDateAndTime"] = EnglishDateTimes.Recognize,
    };

    /// <summary>Null where there is no recogniser for such a file.</summary>
    public static Func<string, DateTime, IReadOnlyList<ModelResult>>? For(string path) =>
        English.GetValueOrDefault(Path.GetFileNameWithoutExtension(path));
}
