using CareBot.Dialogs.Understanding;
using CareBot.Knowledge;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>Searches for the article that answers, and hands over to the dialog that says it, asks which one, or admits not to know.</summary>
public sealed class QuestionDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "question";

    private const int MostAnswersAtOnce = 3;

    /// <summary>Searches the active release and notes what was found.</summary>
    public static MatchResult Search(CurrentTurn turn, string text)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var result = turn.Facts.Knowledge.Match(Query(turn, text));
        Note(turn, result);
        return result;
    }

    /// <summary>
    /// Searches for the whole message. Where the knowledge base would ask back or decline, a sure intent from outside that is named like an
    /// article answers with it; where the knowledge base answers, it is right.
    /// </summary>
    public static MatchResult SearchMessage(CurrentTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return Decide(turn, Search(turn, turn.Reading.Question));
    }

    private static MatchResult Decide(CurrentTurn turn, MatchResult found)
    {
        if (found.Decision == MatchDecision.Answer || ArticleFromOutside(turn) is not { } article)
        {
            return found;
        }
        var first = found.Ranked.FirstOrDefault(ranked => ranked.ArticleId == article.Id) ?? new RankedArticle(article.Id, 0, Example: null);
        var decided = new MatchResult(MatchDecision.Answer, [first, .. found.Ranked.Where(ranked => ranked != first)], found.AnyProbability);
        (turn.Notes.Decision, turn.Notes.Ranked) = (decided.Decision, decided.Ranked);
        return decided;
    }

    private static MatchQuery Query(CurrentTurn turn, string text) =>
        new(text)
        {
            Language = turn.Reading.Language,
            LastArticleId = turn.Memory.LastArticleId,
            At = turn.Facts.Now,
            Embedding = turn.Facts.Vectors.TryGetValue(text, out var vector) ? vector : default(ReadOnlyMemory<float>?),
        };

    private static void Note(CurrentTurn turn, MatchResult result) =>
        (turn.Notes.Decision, turn.Notes.Ranked, turn.Notes.AnyProbability) = (result.Decision, result.Ranked, result.AnyProbability);

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(turn);
        if (SeparateAnswers(turn) is { Length: > 1 } answers)
        {
            return dc.ReplaceDialogAsync(AnswerDialog.Name, answers, cancellationToken);
        }
        var found = turn.Facts.Knowledge.MatchEach(Query(turn, turn.Reading.Question));
        var result = found[0].Result;
        Note(turn, result);
        if (found.Count > 1)
        {
            turn.Notes.Ranked = [.. found.Select(question => question.Result.Ranked[0])];
            turn.Notes.AnyProbability = found.Min(question => question.Result.AnyProbability);
            return dc.ReplaceDialogAsync(AnswerDialog.Name, turn.Notes.Ranked.Select(ranked => ranked.ArticleId).ToArray(), cancellationToken);
        }

        result = Decide(turn, result);
        if (result.Decision == MatchDecision.Answer)
        {
            return dc.ReplaceDialogAsync(AnswerDialog.Name, new[] { result.Ranked[0].ArticleId }, cancellationToken);
        }
        turn.Memory.OpenQuestion = turn.Reading.Question;
        return result.Decision == MatchDecision.Clarify
            ? dc.ReplaceDialogAsync(ClarifyDialog.Name, result.Choices.Select(choice => choice.ArticleId).ToArray(), cancellationToken)
            : dc.ReplaceDialogAsync(RephraseDialog.Name, Sentence.RephraseUnknown, cancellationToken);
    }

    /// <summary>The article that a sure intent is named like, if it may be said now.</summary>
    private static Article? ArticleFromOutside(CurrentTurn turn) =>
        turn.Facts.Cloud is { IsSure: true, Intent: { } intent } cloud && cloud.IsOf(turn.Reading)
        && turn.Facts.Knowledge.Find(intent) is { } article && article.IsValidAt(turn.Facts.Now) && article.TextFor(turn.Reading.Language) is not null
            ? article
            : null;

    /// <summary>
    /// Different questions that came together: the article of each. None, unless each alone has an answer, and a surer one than all of them
    /// together: parts of one question ("paket saya", "belum sampai juga") belong together.
    /// </summary>
    private static string[] SeparateAnswers(CurrentTurn turn)
    {
        if (turn.Facts.Texts.Count < 2)
        {
            return [];
        }
        var questions = turn.Facts.Texts.Select(text => MessageReader.Read(text, turn.Reading.Language)).Where(r => r.Kind == MessageKind.Question).ToList();
        if (questions.Count is < 2 or > MostAnswersAtOnce)
        {
            return [];
        }
        var together = Search(turn, turn.Reading.Question);
        var alone = questions.ConvertAll(question => Search(turn, question.Question));
        var leastSure = together.Decision == MatchDecision.Answer ? together.TopProbability : 0;
        if (!alone.TrueForAll(result => result.Decision == MatchDecision.Answer && result.TopProbability > leastSure))
        {
            return [];
        }
        turn.Notes.Ranked = [.. alone.Select(result => result.Ranked[0])];
        return [.. alone.Select(result => result.Ranked[0].ArticleId).Distinct(StringComparer.Ordinal)];
    }
}
