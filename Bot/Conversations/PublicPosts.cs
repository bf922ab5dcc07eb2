using CareBot.Bot.Channels.X;
using CareBot.Dialogs;
using CareBot.Dialogs.Understanding;
using CareBot.Handoff;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>
/// What is said in public is never answered from the knowledge base: everybody reads it. If the settings allow public replies, a customer who called us by name
/// gets one, once a thread, that leads into a direct message; otherwise, and for all that follows, a person at the desk decides.
/// </summary>
internal sealed class PublicPosts(XOptions options) : Microsoft.Bot.Builder.IMiddleware
{
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        var activity = turnContext.Activity;
        if (activity.Type != ActivityTypes.Message || activity.Conversation?.Id?.StartsWith(XPost.Prefix, StringComparison.Ordinal) != true
            || turnContext.TurnState.Get<TurnFacts>() is not { } facts)
        {
            await next(cancellationToken);
            return;
        }

        var language = MessageReader.Read(activity.Text ?? "", facts.Language).Language;
        var notes = turnContext.TurnState.Get<TurnNotes>();
        (notes.Dialog, notes.Language) = ("public-post", language);
        if (options.PublicReplies && activity.MentionsRecipient() && !facts.Transcript.Any(WasOurs))
        {
            var sentence = facts.Sentences(language).Say(Sentence.PublicInvite);
            await turnContext.SendActivityAsync(MessageFactory.Text(sentence), cancellationToken);
        }
        else if (facts.Stage == HandoffStage.Bot)
        {
            await turnContext.SendActivityAsync(
                (Activity)EventFactory.CreateHandoffInitiation(
                    turnContext,
                    new HandoffRequest(HandoffReason.Unresolved.Code(), language, Question: null, ArticleId: null, Anger: 0, Signals: []),
                    new Transcript([.. facts.Transcript, (Activity)activity])),
                cancellationToken);
        }
    }

    private static bool WasOurs(Activity said) => said.Type == ActivityTypes.Message && said.From?.Role != RoleTypes.User;
}
