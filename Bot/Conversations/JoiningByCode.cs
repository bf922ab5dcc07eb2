using System.Globalization;
using CareBot.Bot.Customers;
using CareBot.Dialogs;
using CareBot.Dialogs.Understanding;
using CareBot.Handoff;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>
/// If the settings allow it: a customer who asks for it gets a code, and one who types a code of another conversation is the same person from then
/// on. Never in public, and only when the message is nothing else.
/// </summary>
internal sealed class JoiningByCode(JoinCodes codes, CustomerOptions options) : Microsoft.Bot.Builder.IMiddleware
{
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        var text = turnContext.Activity is { Type: ActivityTypes.Message, Conversation.IsGroup: not true } message ? message.Text : null;
        var code = options.JoinByCode ? JoinCodeText.Read(text) : null;
        if (!options.JoinByCode || (code is null && !JoinCodeText.AsksForOne(text))
            || turnContext.TurnState.Get<LoadedConversation>() is not { } conversation || turnContext.TurnState.Get<TurnFacts>() is not { } facts)
        {
            await next(cancellationToken);
            return;
        }

        var language = code is null ? MessageReader.Read(text!, facts.Language).Language : facts.Language ?? Language.LanguageCode.Indonesian;
        turnContext.TurnState.Get<TurnNotes>().Dialog = "join-code";
        var said = code is null
            ? await this.GiveAsync(conversation, facts.Sentences(language), cancellationToken)
            : await this.TakeAsync(conversation, code, facts.Sentences(language), cancellationToken);
        await turnContext.SendActivityAsync(MessageFactory.Text(said), cancellationToken);
    }

    private async Task<string> GiveAsync(LoadedConversation conversation, ISentences sentences, CancellationToken cancellationToken) =>
        await codes.IssueAsync(conversation.BrandId, conversation.Id, cancellationToken) is { } issued
            ? sentences.Say(Sentence.JoinCode, ("code", issued.Code), ("minutes", options.JoinCodeMinutes.ToString(CultureInfo.InvariantCulture)))
            : sentences.Say(Sentence.JoinTooMany);

    private async Task<string> TakeAsync(LoadedConversation conversation, string code, ISentences sentences, CancellationToken cancellationToken) =>
        sentences.Say(await codes.UseAsync(conversation.BrandId, conversation.Id, code, cancellationToken) switch
        {
            CodeUse.Joined => Sentence.JoinDone,
            CodeUse.SameConversation => Sentence.JoinElsewhere,
            CodeUse.TooMany => Sentence.JoinTooMany,
            _ => Sentence.JoinUnknown,
        });
}
