using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs.Prompts;

/// <summary>Asks for any text with a letter or digit in it; the result has no blanks around it. An emoji alone is no answer.</summary>
/// <inheritdoc cref="CarePrompt{T}"/>
public sealed class WordsPrompt(string dialogId, PromptValidator<string?>? validator = null, int? attempts = null)
    : CarePrompt<string>(dialogId, validator, attempts)
{
    /// <inheritdoc/>
    protected override PromptRecognizerResult<string?> Read(string text, ITurnContext turnContext, PromptOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(char.IsLetterOrDigit)
            ? new() { Succeeded = true, Value = text.Trim(), AllowInterruption = true }
            : new();
    }
}
