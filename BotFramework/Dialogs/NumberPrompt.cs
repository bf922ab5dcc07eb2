using System.Globalization;
using CareBot.Language.Recognizers;
using Microsoft.Bot.Builder.Dialogs.Prompts;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks for a number: an int, long, float, double or decimal, in digits or in English words.</summary>
public class NumberPrompt<T> : Prompt<T>
    where T : struct
{
    private static readonly Type[] NumberTypes = [typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal)];

    /// <exception cref="NotSupportedException">The class is not one of the five.</exception>
    public NumberPrompt(string dialogId, PromptValidator<T> validator = null, string defaultLocale = null)
        : base(dialogId, validator)
    {
        DefaultLocale = defaultLocale;
        if (!NumberTypes.Contains(typeof(T)))
        {
            throw new NotSupportedException($"A number prompt asks for an int, long, float, double or decimal, not for a {typeof(T).Name}.");
        }
    }

    /// <summary>The language, when the activity names none.</summary>
    public string DefaultLocale { get; set; }

    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default) => PromptState.AskAsync(turnContext, options, isRetry, cancellationToken);

    protected override Task<PromptRecognizerResult<T>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var result = new PromptRecognizerResult<T>();
        var activity = turnContext.Activity;
        if (activity.Type == ActivityTypes.Message && !string.IsNullOrEmpty(activity.Text)
            && Read(activity.Text, CultureOf(activity)) is { } number)
        {
            result.Succeeded = true;
            result.Value = number;
        }

        return Task.FromResult(result);
    }

    /// <summary>An answer that is a number and nothing else is read as the language writes numbers; others are searched for one.</summary>
    private static T? Read(string text, CultureInfo culture)
    {
        if (!culture.TwoLetterISOLanguageName.Equals("en", StringComparison.Ordinal)
            && decimal.TryParse(text, NumberStyles.Number, culture, out var plain))
        {
            return Convert(plain);
        }

        return FirstNumber(text) is { } first && decimal.TryParse(first, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? Convert(number)
            : null;
    }

    /// <summary>A number that is written together with its unit counts like one that stands alone.</summary>
    private static string FirstNumber(string text)
    {
        var number = EnglishNumbers.Recognize(text) is [var first, ..] ? first : null;
        var amount = AttachedUnits.FirstAmount(text);
        return amount is not null && (number is null || amount.Index < number.Start)
            ? amount.Value.Replace(",", string.Empty, StringComparison.Ordinal)
            : (string)number?.Resolution["value"];
    }

    /// <summary>The number as the class; null when the class cannot hold it.</summary>
    private static T? Convert(decimal number)
    {
        try
        {
            var whole = typeof(T) == typeof(int) || typeof(T) == typeof(long);
            return whole && decimal.Truncate(number) != number
                ? null
                : (T)System.Convert.ChangeType(number, typeof(T), CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private CultureInfo CultureOf(Activity activity)
    {
        var locale = activity.Locale ?? DefaultLocale;
        try
        {
            return new CultureInfo(string.IsNullOrEmpty(locale) ? PromptCultureModels.English.Locale : locale);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo(PromptCultureModels.English.Locale);
        }
    }
}
