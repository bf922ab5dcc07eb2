using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace CareBot.Dialogs.Prompts;

/// <summary>
/// Waits for one of <see cref="PromptOptions.Choices"/>: by its words or the beginning of them, by a synonym, and where the style shows
/// numbers by "2", "nomor dua", "nombor 2", "yang kedua", "yang terakhir".
/// </summary>
/// <inheritdoc cref="CarePrompt{T}"/>
public sealed class SelectionPrompt(string dialogId, PromptValidator<FoundChoice?>? validator = null, int? attempts = null)
    : CarePrompt<FoundChoice>(dialogId, validator, attempts)
{
    /// <summary>How the choices are shown when the options do not say.</summary>
    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>Options that wait for one of <paramref name="titles"/>, which the asking dialog has shown itself.</summary>
    public static PromptOptions For(IEnumerable<string> titles, bool numbered) => new()
    {
        Choices = [.. titles.Select(title => new Choice(title))],
        Style = numbered ? ListStyle.List : ListStyle.SuggestedAction,
    };

    /// <inheritdoc/>
    protected override PromptRecognizerResult<FoundChoice?> Read(string text, ITurnContext turnContext, PromptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var choices = options.Choices ?? [];
        var index = ChoiceReading.Find(text, [.. choices.Select(choice => choice.Value)], ChoiceStyle.ShowsNumbers(options.Style ?? Style))
            ?? BySynonym(text, choices);
        return new()
        {
            Succeeded = index is not null,
            Value = index is { } found ? new FoundChoice { Index = found, Value = choices[found].Value, Score = 1, Synonym = text } : null,
        };
    }

    /// <inheritdoc/>
    protected override IMessageActivity Show(IMessageActivity question, ITurnContext turnContext, PromptOptions options)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        return AppendChoices(
            question, turnContext.Activity.ChannelId, options.Choices ?? [], options.Style ?? Style, LanguageOf.ListWording(Language(turnContext, options)),
            turnContext.Activity.Conversation?.ConversationType);
    }

    /// <summary>The only choice of whose synonyms one is meant.</summary>
    private static int? BySynonym(string text, IList<Choice> choices)
    {
        var synonyms = choices.SelectMany((choice, index) => (choice.Synonyms ?? []).Select(synonym => (Synonym: synonym, Index: index))).ToList();
        return ChoiceReading.Find(text, [.. synonyms.Select(synonym => synonym.Synonym)], numbered: false) is { } found ? synonyms[found].Index : null;
    }
}
