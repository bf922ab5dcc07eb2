using System.Globalization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a prompt remembers between turns, and what all prompts do alike.</summary>
internal static class PromptState
{
    internal const string AttemptCountKey = "AttemptCount";
    private const string OptionsKey = "options";
    private const string ValuesKey = "state";

    /// <summary>Starts a run: the questions expect input unless they say otherwise, and no answer has come yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The options are not those of a prompt.</exception>
    internal static (IDictionary<string, object> Values, PromptOptions Options) Begin(DialogInstance instance, object options)
    {
        DialogContext.RefuseToken(options, nameof(options));
        if (options is not PromptOptions promptOptions)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, $"A prompt is begun with {nameof(PromptOptions)}.");
        }

        foreach (var question in new[] { promptOptions.Prompt, promptOptions.RetryPrompt })
        {
            if (question is not null && string.IsNullOrEmpty(question.InputHint))
            {
                question.InputHint = InputHints.ExpectingInput;
            }
        }

        var values = new Dictionary<string, object> { [AttemptCountKey] = 0 };
        instance.State[OptionsKey] = promptOptions;
        instance.State[ValuesKey] = values;
        return (values, promptOptions);
    }

    internal static (IDictionary<string, object> Values, PromptOptions Options) Read(DialogInstance instance) =>
        (StoredState.ReadValues(instance.State, ValuesKey), StoredState.Read<PromptOptions>(instance.State, OptionsKey));

    internal static void CountAttempt(IDictionary<string, object> values) =>
        values[AttemptCountKey] = (values.TryGetValue(AttemptCountKey, out var count)
            ? Convert.ToInt32(count, CultureInfo.InvariantCulture)
            : 0) + 1;

    /// <summary>Sends the question, or the retry question where there is one and it is time for it.</summary>
    internal static async Task AskAsync(ITurnContext turnContext, PromptOptions options, bool isRetry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var question = isRetry && options.RetryPrompt is not null ? options.RetryPrompt : options.Prompt;
        if (question is not null)
        {
            await turnContext.SendActivityAsync(question, cancellationToken);
        }
    }
}
