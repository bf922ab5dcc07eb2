using CareBot.Language.Recognizers;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks for a date, a time or both. An answer that can be read in several ways gives all of them.</summary>
public class DateTimePrompt(string dialogId, PromptValidator<IList<DateTimeResolution>> validator = null, string defaultLocale = null)
    : Prompt<IList<DateTimeResolution>>(dialogId, validator)
{
    /// <summary>The language, when the activity names none. Answers are read as English in any case.</summary>
    public string DefaultLocale { get; set; } = defaultLocale;

    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default) => PromptState.AskAsync(turnContext, options, isRetry, cancellationToken);

    protected override Task<PromptRecognizerResult<IList<DateTimeResolution>>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var recognized = new PromptRecognizerResult<IList<DateTimeResolution>>();
        var activity = turnContext.Activity;
        if (activity.Type == ActivityTypes.Message && !string.IsNullOrEmpty(activity.Text))
        {
            var said = activity.LocalTimestamp?.DateTime ?? TimeProvider.System.GetLocalNow().DateTime;
            if (EnglishDateTimes.Recognize(activity.Text, said) is [var first, ..])
            {
                recognized.Succeeded = true;
                recognized.Value = [.. ((IEnumerable<Dictionary<string, string>>)first.Resolution["values"]).Select(Read)];
            }
        }

        return Task.FromResult(recognized);
    }

    private static DateTimeResolution Read(Dictionary<string, string> value) => new()
    {
        Timex = value.GetValueOrDefault("timex"),
        Value = value.GetValueOrDefault("value"),
        Start = value.GetValueOrDefault("start"),
        End = value.GetValueOrDefault("end"),
    };
}

/// <summary>One reading of a date or time: a moment has <see cref="Value"/>, a range <see cref="Start"/> and <see cref="End"/>.</summary>
public class DateTimeResolution
{
    public string Value { get; set; }

    public string Start { get; set; }

    public string End { get; set; }

    /// <summary>The moment as a TIMEX expression, with X for what is open.</summary>
    public string Timex { get; set; }
}
