using CareBot.Knowledge;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>Offers the articles whose ids it is given, by title and number, and "something else".</summary>
public sealed class ClarifyDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "clarify";

    private const string Articles = "articles";

    /// <inheritdoc/>
    protected override async Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(turn);
        var articles = ((string[])options!).Select(turn.Facts.Knowledge.Find).OfType<Article>().ToList();
        string[] titles = [.. articles.Select(a => a.TextFor(turn.Reading.Language)!.Title), turn.Say(Sentence.ClarifyNone)];
        var list = titles.Select((title, i) => $"{i + 1}. {title}");
        dc.ActiveDialog.State[Articles] = string.Join('\n', articles.Select(a => a.Id));
        await dc.Context.SendActivityAsync(CurrentTurn.Message($"{turn.Say(Sentence.ClarifyAsk)}\n{string.Join('\n', list)}", titles), cancellationToken);
        return await WaitForAsync(dc, titles, numbered: true, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> HearAsync(DialogContext dc, CurrentTurn turn, int? choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(turn);
        var articles = ((string)dc.ActiveDialog.State[Articles]).Split('\n');
        if (choice is { } index && index < articles.Length)
        {
            return dc.ReplaceDialogAsync(AnswerDialog.Name, new[] { articles[index] }, cancellationToken);
        }
        return choice is not null || turn.Reading.Refuses
            ? dc.ReplaceDialogAsync(RephraseDialog.Name, Sentence.RephraseUnknown, cancellationToken)
            : dc.EndDialogAsync(Unanswered, cancellationToken);
    }
}
