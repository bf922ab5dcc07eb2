using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Dialogs.Prompts;

/// <summary>
/// A prompt that understands Indonesian, Malay and English, whichever the customer mixes. It uses the public surface of Microsoft's
/// <see cref="Prompt{T}"/> only, and its state may be stored without type names. A result of null says that the attempts were used up.
/// </summary>
/// <param name="dialogId">Its id in the dialog set.</param>
/// <param name="validator">Asked about every answer, understood or not; null takes what was understood.</param>
/// <param name="attempts">How many answers are heard before the prompt ends with null; null: as many as it takes.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="attempts"/> is below 1.</exception>
public abstract class CarePrompt<T>(string dialogId, PromptValidator<T?>? validator, int? attempts)
    : Prompt<T?>(dialogId, Limited(validator, attempts))
{
    /// <summary>The language when neither the activity nor the options name one; <c>id</c>, <c>ms</c> or <c>en</c>, a region may follow.</summary>
    public string DefaultLocale { get; set; } = LanguageOf.Indonesian;

    /// <inheritdoc/>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        RestoreTypes(dc.ActiveDialog.State);
        return base.ContinueDialogAsync(dc, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        RestoreTypes(instance.State);
        return base.RepromptDialogAsync(turnContext, instance, cancellationToken);
    }

    /// <summary>What <paramref name="text"/> says, in the language of the options or the turn; not understood when it says nothing of the kind.</summary>
    protected abstract PromptRecognizerResult<T?> Read(string text, ITurnContext turnContext, PromptOptions options);

    /// <summary>The question as it is sent.</summary>
    protected virtual IMessageActivity Show(IMessageActivity question, ITurnContext turnContext, PromptOptions options) => question;

    /// <inheritdoc/>
    protected override Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        RestoreTypes(dc.ActiveDialog.State);
        return base.OnPreBubbleEventAsync(dc, e, cancellationToken);
    }

    /// <summary>Asks, if there is a question: a dialog may have asked before it waits here.</summary>
    protected sealed override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var question = isRetry && options.RetryPrompt is not null ? options.RetryPrompt : options.Prompt;
        return question is null ? Task.CompletedTask : turnContext.SendActivityAsync(Show(question, turnContext, options), cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override Task<PromptRecognizerResult<T?>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var text = Said(turnContext);
        return Task.FromResult(string.IsNullOrWhiteSpace(text) ? new PromptRecognizerResult<T?>() : Read(text, turnContext, options));
    }

    /// <summary>The language of the turn: what the options name, what the customer was found to speak, the activity's, the prompt's own.</summary>
    protected string Language(ITurnContext turnContext, PromptOptions options)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var spoken = turnContext.TurnState.Get<CurrentTurn>()?.Reading.Language;
        return LanguageOf.Locale(options?.RecognizeLanguage ?? spoken ?? turnContext.Activity.Locale ?? DefaultLocale);
    }

    /// <summary>In a turn of several messages the one that answers; the value of a button that came without text.</summary>
    private static string? Said(ITurnContext turnContext) =>
        turnContext.TurnState.Get<CurrentTurn>() is { } turn ? turn.Reply
        : turnContext.Activity is { Text: null or "", Value: string value } ? value
        : turnContext.Activity.Text;

    private static PromptValidator<T?>? Limited(PromptValidator<T?>? validator, int? attempts)
    {
        if (attempts is not { } most)
        {
            return validator;
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(attempts));
        return async (prompt, cancellationToken) =>
        {
            var valid = validator is null ? prompt.Recognized.Succeeded : await validator(prompt, cancellationToken);
            if (!valid && prompt.AttemptCount >= most)
            {
                (prompt.Recognized.Succeeded, prompt.Recognized.Value) = (false, default);
                return true;
            }
            return valid;
        };
    }

    /// <summary>State is stored without type names; Microsoft's <see cref="Prompt{T}"/> expects its own types back.</summary>
    private static void RestoreTypes(IDictionary<string, object> state)
    {
        foreach (var (name, json) in state.Where(entry => entry.Value is JObject).Select(entry => (entry.Key, (JObject)entry.Value)).ToList())
        {
            state[name] = string.Equals(name, "options", StringComparison.Ordinal)
                ? json.ToObject<PromptOptions>()!
                : json.ToObject<Dictionary<string, object>>()!;
        }
    }
}
