using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Newtonsoft.Json.Linq;

namespace CareBot.Dialogs.Prompts;

/// <summary>
/// Waits for one of the titles of <see cref="PromptOptions.Choices"/>, in Indonesian, Malay or English. It asks once: anything else ends it
/// with null, for the customer may want something new. <see cref="PromptOptions.Style"/> <see cref="ListStyle.List"/> says that the titles were
/// shown with numbers. The message that shows them is the asking dialog's, unless <see cref="PromptOptions.Prompt"/> holds one.
/// </summary>
public sealed class TitlePrompt() : Prompt<FoundChoice?>(Name, (_, _) => Task.FromResult(true))
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "titles";

    /// <summary>Options that wait for <paramref name="titles"/>.</summary>
    public static PromptOptions For(IEnumerable<string> titles, bool numbered) => new()
    {
        Choices = [.. titles.Select(title => new Choice(title))],
        Style = numbered ? ListStyle.List : ListStyle.SuggestedAction,
    };

    /// <inheritdoc/>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        RestoreTypes(dc.ActiveDialog.State);
        return base.ContinueDialogAsync(dc, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Prompt is null ? Task.CompletedTask : turnContext.SendActivityAsync(options.Prompt, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<PromptRecognizerResult<FoundChoice?>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var titles = options.Choices.Select(choice => choice.Value).ToList();
        var index = ChoiceReading.Find(CurrentTurn.Of(turnContext).Reply, titles, options.Style == ListStyle.List);
        return Task.FromResult(new PromptRecognizerResult<FoundChoice?>
        {
            Succeeded = index is not null,
            Value = index is { } found ? new FoundChoice { Index = found, Value = titles[found], Score = 1 } : null,
        });
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
