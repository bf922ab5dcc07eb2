using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace CareBot.Dialogs.Prompts;

/// <summary>
/// Asks for yes or no. <see cref="PromptOptions.Choices"/> may hold two other labels, yes first; they are understood as well, and so are
/// their numbers where <see cref="PromptOptions.Style"/> shows some.
/// </summary>
/// <inheritdoc cref="CarePrompt{T}"/>
public sealed class YesNoPrompt(string dialogId, PromptValidator<bool?>? validator = null, int? attempts = null)
    : CarePrompt<bool?>(dialogId, validator, attempts)
{
    /// <summary>How yes and no are shown when the options do not say.</summary>
    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <inheritdoc/>
    protected override PromptRecognizerResult<bool?> Read(string text, ITurnContext turnContext, PromptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var labels = Labels(turnContext, options).Select(label => label.Value).ToList();
        var said = ChoiceReading.Find(text, labels, ChoiceStyle.ShowsNumbers(options.Style ?? Style)) switch
        {
            0 => true,
            1 => false,
            _ => YesNoReading.Find(text),
        };
        return new() { Succeeded = said is not null, Value = said };
    }

    /// <inheritdoc/>
    protected override IMessageActivity Show(IMessageActivity question, ITurnContext turnContext, PromptOptions options)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        return AppendChoices(
            question, turnContext.Activity.ChannelId, Labels(turnContext, options), options.Style ?? Style,
            LanguageOf.ListWording(Language(turnContext, options)),
            turnContext.Activity.Conversation?.ConversationType);
    }

    private List<Choice> Labels(ITurnContext turnContext, PromptOptions options) =>
        options.Choices is { Count: 2 } own ? [.. own] : [.. LanguageOf.YesAndNo(Language(turnContext, options)).Select(label => new Choice(label))];
}
