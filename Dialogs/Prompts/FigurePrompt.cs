using System.Globalization;
using CareBot.Language.Recognizers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs.Prompts;

/// <summary>
/// Asks for a number. Digits are read as the language writes them: "1.500" is one and a half thousand in Indonesian, one and a half in
/// Malay and English. Of several numbers the first is taken.
/// </summary>
/// <inheritdoc cref="CarePrompt{T}"/>
/// <param name="recognizer">Finds numbers in a sentence; null takes the one of the language.</param>
public sealed class FigurePrompt(
    string dialogId, PromptValidator<decimal?>? validator = null, int? attempts = null, NumberRecognizer? recognizer = null)
    : CarePrompt<decimal?>(dialogId, validator, attempts)
{
    private readonly NumberRecognizer find = recognizer ?? Recognizers.Numbers;

    /// <inheritdoc/>
    protected override PromptRecognizerResult<decimal?> Read(string text, ITurnContext turnContext, PromptOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        var language = Language(turnContext, options);
        if (WrittenNumber.Read(text, language) is { } plain)
        {
            return new() { Succeeded = true, Value = plain };
        }
        return find(text, language) is [var first, ..]
            && first.Resolution["value"] is string value
            && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new() { Succeeded = true, Value = number }
            : new();
    }
}
