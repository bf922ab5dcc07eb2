using CareBot.Language.Recognizers.DateTimes;
using CareBot.Language.Recognizers.DateTimes.Malay;
using CareBot.Language.Recognizers.Scanning;
using CareBot.Language.Recognizers.Sequences;

namespace CareBot.Language.Recognizers;

/// <summary>What the caller wants read besides what every message is read for.</summary>
/// <param name="OrderNumber">The shop's order numbers; null: none are looked for.</param>
public sealed record EntityOptions(OrderNumberPattern? OrderNumber = null)
{
    public static readonly EntityOptions Default = new();
}

/// <summary>
/// Everything in a message that means something by itself: numbers, ordinals, percentages, money, dates and times, phones, e-mails, web
/// addresses, mentions, hashtags, order and tracking numbers. Pure, thread-safe; time grows with the text's length only.
/// </summary>
public static class EntityReader
{
    private static readonly MalayNumbers Indonesian = new(MalayDialect.Indonesian);
    private static readonly MalayNumbers Malay = new(MalayDialect.Malay);

    /// <summary>Reads a text; never fails, whatever it holds.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="language"><c>id</c>, <c>ms</c> or <c>en</c>; any other is read as Indonesian.</param>
    /// <param name="reference">The customer's local time, from 1900 to 2200; another one counts as the nearest of these.</param>
    /// <param name="options">What is looked for besides.</param>
    /// <returns>In the order of their places; where two of one kind could be meant, only the longer one.</returns>
    public static IReadOnlyList<ModelResult> Read(string text, string language, DateTime reference, EntityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = TokenList.Of(text);
        var all = new List<ModelResult>();
        if (language == LanguageCode.English)
        {
            all.AddRange(EnglishNumbers.Recognize(tokens));
            all.AddRange(EnglishOrdinals.Recognize(tokens, relative: false));
            all.AddRange(EnglishPercentages.Recognize(tokens));
            all.AddRange(EnglishCurrencies.Recognize(tokens));
            all.AddRange(EnglishDateTimes.Recognize(tokens, reference));
        }
        else
        {
            var numbers = language == LanguageCode.Malay ? Malay : Indonesian;
            all.AddRange(numbers.Numbers(tokens));
            all.AddRange(numbers.Ordinals(tokens));
            all.AddRange(numbers.Shares(tokens));
            all.AddRange(numbers.Money(tokens));
            all.AddRange(DateTimes(tokens, reference, Dialect(language)));
        }

        all.AddRange(PhoneNumbers.Recognize(tokens, Country(language)));
        AddSequences(text, all);
        all.AddRange(TrackingNumbers.Recognize(tokens));
        if ((options ?? EntityOptions.Default).OrderNumber is { } orders)
        {
            all.AddRange(orders.Recognize(text));
        }

        all.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return all;
    }

    /// <summary>Only one kind, as a specification file asks for it: <c>Number</c>, <c>Ordinal</c>, <c>Percent</c>, <c>Currency</c>, <c>DateTime</c> or <c>PhoneNumber</c>.</summary>
    internal static IReadOnlyList<ModelResult> ReadKind(string kind, string text, string language, DateTime reference)
    {
        var tokens = TokenList.Of(text);
        var numbers = language == LanguageCode.Malay ? Malay : Indonesian;
        return kind switch
        {
            "Number" => numbers.Numbers(tokens),
            "Ordinal" => numbers.Ordinals(tokens),
            "Percent" => numbers.Shares(tokens),
            "Currency" => numbers.Money(tokens),
            "DateTime" => DateTimes(tokens, reference, Dialect(language)),
            _ => PhoneNumbers.Recognize(tokens, Country(language)),
        };
    }

    private static void AddSequences(string text, List<ModelResult> all)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            all.AddRange(Emails.Recognize(text));
            all.AddRange(Tags.Mentions(text));
        }

        if (text.Contains('#', StringComparison.Ordinal))
        {
            all.AddRange(Tags.Hashtags(text));
        }

        if (text.Contains('.', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal))
        {
            all.AddRange(Urls.Recognize(text));
        }
    }

    private static MalayDialect Dialect(string language) => language == LanguageCode.Malay ? MalayDialect.Malay : MalayDialect.Indonesian;

    private static string? Country(string language) => language switch { LanguageCode.Malay => "MY", LanguageCode.English => null, _ => "ID" };

    private static List<ModelResult> DateTimes(TokenList tokens, DateTime reference, MalayDialect dialect) =>
        [.. new MalayMoments(tokens, Days.InReach(reference), dialect).All().Select(found => Readings.Result(tokens, found))];
}
