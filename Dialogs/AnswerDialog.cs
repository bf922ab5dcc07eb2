using CareBot.Dialogs.Understanding;
using CareBot.Knowledge;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace CareBot.Dialogs;

/// <summary>
/// Sends the answers of the articles whose ids it is given. The last one carries quick replies: whether it helped, and up to two
/// articles that customers often ask for next.
/// </summary>
public sealed class AnswerDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "answer";

    private const int MostFollowUps = 2;
    private const string FollowUps = "followUps";

    /// <summary>An article's answer as a message.</summary>
    public static Activity Message(Article article, string language, IEnumerable<string> quickReplies)
    {
        ArgumentNullException.ThrowIfNull(article);
        var message = CurrentTurn.Message(article.TextFor(language)!.Answer, quickReplies);
        message.TextFormat = TextFormatTypes.Markdown;
        return message;
    }

    /// <inheritdoc/>
    protected override async Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(turn);
        var language = turn.Reading.Language;
        var articles = ((string[])options!).Select(turn.Facts.Knowledge.Find).OfType<Article>().Where(a => a.TextFor(language) is not null).ToList();
        if (articles.Count == 0)
        {
            return await dc.ReplaceDialogAsync(RephraseDialog.Name, Sentence.RephraseUnknown, cancellationToken);
        }
        foreach (var article in articles.SkipLast(1))
        {
            await dc.Context.SendActivityAsync(Message(article, language, []), cancellationToken);
        }
        var last = articles[^1];
        (turn.Notes.AnsweredArticle, turn.Memory.LastArticleId) = (last.Id, last.Id);
        var followUps = last.FollowUps.Select(turn.Facts.Knowledge.Find).OfType<Article>()
            .Where(a => a.IsValidAt(turn.Facts.Now) && a.TextFor(language) is not null).Take(MostFollowUps).ToList();
        string[] titles = [turn.Say(Sentence.AnswerHelped), turn.Say(Sentence.AnswerNotYet), .. followUps.Select(a => a.TextFor(language)!.Title)];
        dc.ActiveDialog.State[FollowUps] = string.Join('\n', followUps.Select(a => a.Id));
        await dc.Context.SendActivityAsync(Message(last, language, titles), cancellationToken);
        return await WaitForAsync(dc, titles, numbered: false, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> HearAsync(DialogContext dc, CurrentTurn turn, int? choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(turn);
        var thanked = turn.Reading.Acts.Contains(MessageKind.Thanks);
        return choice switch
        {
            0 => HelpedAsync(dc, turn, cancellationToken),
            1 => NotHelpedAsync(dc, turn, cancellationToken),
            { } index => dc.ReplaceDialogAsync(AnswerDialog.Name, new[] { ((string)dc.ActiveDialog.State[FollowUps]).Split('\n')[index - 2] }, cancellationToken),
            null when thanked => ThankedAsync(dc, turn, cancellationToken),
            null when turn.Reading.Refuses => NotHelpedAsync(dc, turn, cancellationToken),
            null when turn.Reading.Agrees => HelpedAsync(dc, turn, cancellationToken),
            null => WentOnAsync(dc, turn, cancellationToken),
        };
    }

    private static Task<DialogTurnResult> HelpedAsync(DialogContext dc, CurrentTurn turn, CancellationToken cancellationToken)
    {
        (turn.Notes.Helped, turn.Memory.Misses) = (true, 0);
        return EndSayingAsync(dc, turn.Say(Sentence.AnswerGlad), cancellationToken);
    }

    private static Task<DialogTurnResult> NotHelpedAsync(DialogContext dc, CurrentTurn turn, CancellationToken cancellationToken)
    {
        turn.Notes.Helped = false;
        return dc.ReplaceDialogAsync(RephraseDialog.Name, Sentence.RephraseNotHelped, cancellationToken);
    }

    private static Task<DialogTurnResult> ThankedAsync(DialogContext dc, CurrentTurn turn, CancellationToken cancellationToken)
    {
        (turn.Notes.Helped, turn.Memory.Misses) = (turn.Reading.Refuses ? null : true, 0);
        return dc.EndDialogAsync(Unanswered, cancellationToken);
    }

    /// <summary>An answer that nobody complained of counts as one that helped.</summary>
    private static Task<DialogTurnResult> WentOnAsync(DialogContext dc, CurrentTurn turn, CancellationToken cancellationToken)
    {
        turn.Memory.Misses = 0;
        return dc.EndDialogAsync(Unanswered, cancellationToken);
    }
}
