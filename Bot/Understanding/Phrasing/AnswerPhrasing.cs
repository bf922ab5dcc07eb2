using CareBot.Bot.Channels;
using CareBot.Bot.Conversations;
using CareBot.Dialogs;
using CareBot.Dialogs.Understanding;
using CareBot.Knowledge;
using CareBot.Knowledge.Phrasing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.AI;

namespace CareBot.Bot.Understanding.Phrasing;

/// <summary>
/// Words the answer to a question anew, where the settings ask for it: from the matched article only. What comes back and is not covered by
/// that article is not sent; the article's own text is. Everything else that the bot says stays as it is.
/// </summary>
/// <param name="chat">Null: answers are the articles' own texts.</param>
public sealed class AnswerPhrasing(IChatClient? chat, OutsideCall call, OutsideTally tally, ILogger<AnswerPhrasing> log)
{
    /// <summary>A longer text than the article's has not been shortened.</summary>
    private const double LongestShare = 1.2;

    private static readonly ChatOptions Options = new() { ResponseFormat = ChatResponseFormat.Json };

    /// <summary>Changes the texts of those replies that are an article's answer to a question that was typed. A choice or a click gets the article as it is.</summary>
    /// <param name="plan">The turn.</param>
    /// <param name="facts">Its articles.</param>
    /// <param name="notes">What the bot decided; takes the ids of the articles that were worded anew.</param>
    /// <param name="sent">What the bot said.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <exception cref="OperationCanceledException">The turn ended.</exception>
    public async Task PhraseAsync(TurnPlan plan, TurnFacts facts, TurnNotes notes, IReadOnlyList<CollectedReply> sent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(sent);
        if (chat is null || notes is not { Decision: MatchDecision.Answer, Dialog: AnswerDialog.Name, Language: { } language } || plan.Activity.Text is not { } asked
            || MessageReader.Read(asked, language).Kind != MessageKind.Question)
        {
            return;
        }

        var articles = notes.Ranked.Select(ranked => facts.Knowledge.Find(ranked.ArticleId)).OfType<Article>().ToList();
        var answers = sent.Where(reply => reply is { Kind: SendKind.New, Activity.Type: ActivityTypes.Message })
            .Select(reply => (reply.Activity, Article: articles.Find(article => article.TextFor(language)?.Answer == reply.Activity.Text)))
            .Where(answer => answer.Article is not null).ToList();
        var worded = await Task.WhenAll(answers.Select(answer => this.WordAsync(asked, answer.Article!, language, cancellationToken)));
        foreach (var ((activity, article), text) in answers.Zip(worded))
        {
            if (text is not null)
            {
                activity.Text = text;
                notes.Phrased = [.. notes.Phrased, article!.Id];
            }
        }
    }

    private async Task<string?> WordAsync(string asked, Article article, string language, CancellationToken cancellationToken)
    {
        var (text, written) = (article.TextFor(language)!, article.Texts.ContainsKey(language) ? language : article.Texts.First(t => t.Value == article.TextFor(language)).Key);
        var messages = PhrasingPrompt.Ask(asked, article.Id, text);
        if (await call.TryAsync(token => chat!.GetResponseAsync(messages, Options, token), cancellationToken) is not { } response)
        {
            return null;
        }

        var worded = PhrasingPrompt.Read(response.Text, article.Id);
        var reason = worded is null ? "Form"
            : worded.Length > Math.Max(200, text.Answer.Length * LongestShare) ? "Length"
            : Coverage.Check(text, written, worded)?.ToString();
        if (reason is null)
        {
            return worded;
        }

        tally.Unused();
        UnderstandingLog.PhrasingUncovered(log, article.Id, reason);
        return null;
    }
}
