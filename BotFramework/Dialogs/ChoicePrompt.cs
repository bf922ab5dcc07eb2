using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks to choose one of several things: by its words, by its place or by its number.</summary>
public class ChoicePrompt : Prompt<FoundChoice>
{
    private readonly Dictionary<string, ChoiceFactoryOptions> _choiceDefaults;

    public ChoicePrompt(string dialogId, PromptValidator<FoundChoice> validator = null, string defaultLocale = null)
        : this(dialogId, PromptCulture.ListWordings(), validator, defaultLocale)
    {
    }

    /// <param name="choiceDefaults">The wording of lists, by locale in lower case.</param>
    public ChoicePrompt(
        string dialogId, Dictionary<string, ChoiceFactoryOptions> choiceDefaults, PromptValidator<FoundChoice> validator = null,
        string defaultLocale = null)
        : base(dialogId, validator)
    {
        _choiceDefaults = choiceDefaults;
        DefaultLocale = defaultLocale;
    }

    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>The language, when the activity names none.</summary>
    public string DefaultLocale { get; set; }

    /// <summary>The wording of the list; null takes the language's.</summary>
    public ChoiceFactoryOptions ChoiceOptions { get; set; }

    /// <summary>How answers are looked for; null takes the defaults.</summary>
    public FindChoicesOptions RecognizerOptions { get; set; }

    protected override async Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var activity = turnContext.Activity;
        var wording = ChoiceOptions ?? _choiceDefaults[PromptCulture.Of(activity, null, DefaultLocale, _choiceDefaults)];
        var question = isRetry && options.RetryPrompt is not null ? options.RetryPrompt : options.Prompt;
        await turnContext.SendActivityAsync(
            AppendChoices(
                question, activity.ChannelId, options.Choices ?? [], options.Style ?? Style, wording,
                activity.Conversation?.ConversationType, toList: null, cancellationToken),
            cancellationToken);
    }

    protected override Task<PromptRecognizerResult<FoundChoice>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var activity = turnContext.Activity;
        var recognized = new PromptRecognizerResult<FoundChoice>();
        if (activity.Type == ActivityTypes.Message && !string.IsNullOrEmpty(activity.Text))
        {
            var search = RecognizerOptions ?? new FindChoicesOptions();
            search.Locale = PromptCulture.Of(activity, search.Locale, DefaultLocale, _choiceDefaults);
            var found = ChoiceRecognizers.RecognizeChoices(activity.Text, options.Choices ?? [], search);
            recognized.Succeeded = found.Count > 0;
            recognized.Value = found.FirstOrDefault()?.Resolution;
        }

        return Task.FromResult(recognized);
    }
}
