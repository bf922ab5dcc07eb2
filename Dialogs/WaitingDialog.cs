using CareBot.Dialogs.Understanding;
using CareBot.Knowledge;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>
/// Speaks while a conversation waits for a person. Messages are kept for that person and nothing is searched, unless the customer clicks
/// "ask the assistant": then the next message is a question to the bot. The customer is told so at first, and at most every ten minutes.
/// </summary>
public sealed class WaitingDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "waiting";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Reading.Kind == MessageKind.Hours)
        {
            return dc.ReplaceDialogAsync(HoursDialog.Name, cancellationToken: cancellationToken);
        }
        if (Sentences.Languages.Any(language => Clicked(turn, language)))
        {
            turn.Memory.AsksMeanwhile = true;
            return EndSayingAsync(dc, turn.Say(Sentence.WaitingGoAhead), cancellationToken);
        }
        if (turn.Memory.AsksMeanwhile && turn.Reading.Kind == MessageKind.Question)
        {
            turn.Memory.AsksMeanwhile = false;
            return AnswerAsync(dc, turn, cancellationToken);
        }
        return ReassureAsync(dc, turn, cancellationToken);
    }

    private static bool Clicked(CurrentTurn turn, string language) =>
        string.Equals(turn.Reply.Trim(), turn.Facts.Sentences(language).Say(Sentence.WaitingAskBot), StringComparison.OrdinalIgnoreCase);

    private static async Task<DialogTurnResult> AnswerAsync(DialogContext dc, CurrentTurn turn, CancellationToken cancellationToken)
    {
        var result = QuestionDialog.SearchMessage(turn);
        var article = result.Decision == MatchDecision.Answer ? turn.Facts.Knowledge.Find(result.Ranked[0].ArticleId) : null;
        string[] again = [turn.Say(Sentence.WaitingAskBot)];
        if (article?.TextFor(turn.Reading.Language) is null)
        {
            await dc.Context.SendActivityAsync(CurrentTurn.Message(turn.Say(Sentence.WaitingNoAnswer), again), cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
        (turn.Notes.AnsweredArticle, turn.Memory.LastArticleId) = (article.Id, article.Id);
        await dc.Context.SendActivityAsync(AnswerDialog.Message(article, turn.Reading.Language, again), cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    private static async Task<DialogTurnResult> ReassureAsync(DialogContext dc, CurrentTurn turn, CancellationToken cancellationToken)
    {
        var now = turn.Facts.Now.ToUnixTimeSeconds();
        if (turn.Memory.WaitingSaidAt is not { } said || now - said >= Pause.TotalSeconds)
        {
            turn.Memory.WaitingSaidAt = now;
            var hours = turn.Hours;
            var text = hours.IsOpen ? turn.Say(Sentence.WaitingOpen)
                : hours.NextOpening is { } opening ? turn.Say(Sentence.WaitingClosed, ("hours", hours.Week()), ("opening", opening))
                : turn.Say(Sentence.WaitingUnknown);
            await dc.Context.SendActivityAsync(CurrentTurn.Message(text, turn.Say(Sentence.WaitingAskBot)), cancellationToken);
        }
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }
}
