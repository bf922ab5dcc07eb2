using CareBot.Language.Recognizers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs.Prompts;

/// <summary>Asks for a date, a time or both. An answer that can be read in several ways gives all of them.</summary>
/// <inheritdoc cref="CarePrompt{T}"/>
/// <param name="recognizer">Finds dates and times; null takes the one of the language.</param>
/// <param name="clock">Says when it is, where the activity does not tell the customer's time.</param>
public sealed class MomentPrompt(
    string dialogId, PromptValidator<IList<DateTimeResolution>?>? validator = null, int? attempts = null, MomentRecognizer? recognizer = null,
    TimeProvider? clock = null)
    : CarePrompt<IList<DateTimeResolution>>(dialogId, validator, attempts)
{
    private readonly MomentRecognizer find = recognizer ?? Recognizers.Moments;
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <inheritdoc/>
    protected override PromptRecognizerResult<IList<DateTimeResolution>?> Read(string text, ITurnContext turnContext, PromptOptions options)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var said = turnContext.Activity.LocalTimestamp?.DateTime ?? clock.GetLocalNow().DateTime;
        return find(text, Language(turnContext, options), said) is [var first, ..]
            ? new() { Succeeded = true, Value = [.. ((IEnumerable<Dictionary<string, string>>)first.Resolution["values"]).Select(Read)] }
            : new();
    }

    private static DateTimeResolution Read(Dictionary<string, string> value) => new()
    {
        Timex = value.GetValueOrDefault("timex"),
        Value = value.GetValueOrDefault("value"),
        Start = value.GetValueOrDefault("start"),
        End = value.GetValueOrDefault("end"),
    };
}
