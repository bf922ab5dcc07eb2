using CareBot.Language.Recognizers;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Dialogs.Prompts;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks for yes or no. Where the two are shown with numbers, their numbers answer as well.</summary>
public class ConfirmPrompt : Prompt<bool>
{
    private readonly Dictionary<string, (Choice Yes, Choice No, ChoiceFactoryOptions Wording)> _choiceDefaults;

    public ConfirmPrompt(string dialogId, PromptValidator<bool> validator = null, string defaultLocale = null)
        : this(dialogId, AllLanguages(), validator, defaultLocale)
    {
    }

    /// <param name="choiceDefaults">Yes, no and the wording of the list, by locale in lower case.</param>
    public ConfirmPrompt(
        string dialogId, Dictionary<string, (Choice, Choice, ChoiceFactoryOptions)> choiceDefaults,
        PromptValidator<bool> validator = null, string defaultLocale = null)
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

    /// <summary>The words for yes and no; null takes the language's.</summary>
    public Tuple<Choice, Choice> ConfirmChoices { get; set; }

    protected override async Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var activity = turnContext.Activity;
        var (choices, wording) = YesAndNo(activity);
        var question = isRetry && options.RetryPrompt is not null ? options.RetryPrompt : options.Prompt;
        await turnContext.SendActivityAsync(
            AppendChoices(
                question, activity.ChannelId, choices, options.Style ?? Style, wording,
                activity.Conversation?.ConversationType, toList: null, cancellationToken),
            cancellationToken);
    }

    protected override Task<PromptRecognizerResult<bool>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var activity = turnContext.Activity;
        var recognized = new PromptRecognizerResult<bool>();
        if (activity.Type == ActivityTypes.Message && !string.IsNullOrEmpty(activity.Text)
            && Understand(activity, options?.RecognizeLanguage) is { } answer)
        {
            recognized.Succeeded = true;
            recognized.Value = answer;
        }

        return Task.FromResult(recognized);
    }

    private static Dictionary<string, (Choice Yes, Choice No, ChoiceFactoryOptions Wording)> AllLanguages() =>
        PromptCultureModels.GetSupportedCultures().ToDictionary(
            culture => culture.Locale,
            culture => (new Choice(culture.YesInLanguage), new Choice(culture.NoInLanguage), PromptCulture.WordingOf(culture)));

    /// <summary>Words of the language that answers are read in, then English ones, then the choices as they were shown.</summary>
    private bool? Understand(Activity activity, string recognitionLocale) =>
        YesNoWords.Read(activity.Text, recognitionLocale ?? activity.Locale ?? DefaultLocale)
            ?? ReadEnglish(activity.Text)
            ?? ReadChoice(activity);

    private static bool? ReadEnglish(string text) =>
        EnglishYesNo.Recognize(text) is [var first, ..] ? (bool)first.Resolution["value"] : null;

    private bool? ReadChoice(Activity activity)
    {
        var (choices, wording) = YesAndNo(activity);
        return (wording?.IncludeNumbers ?? true) && ChoiceRecognizers.RecognizeChoices(activity.Text, choices) is [var found, ..]
            ? found.Resolution.Index == 0
            : null;
    }

    private (List<Choice> Choices, ChoiceFactoryOptions Wording) YesAndNo(Activity activity)
    {
        var language = _choiceDefaults[PromptCulture.Of(activity, null, DefaultLocale, _choiceDefaults)];
        return ([ConfirmChoices?.Item1 ?? language.Yes, ConfirmChoices?.Item2 ?? language.No], ChoiceOptions ?? language.Wording);
    }
}
