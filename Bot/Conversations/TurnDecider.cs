using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Conversations.Hub;
using CareBot.Bot.Outbox;
using CareBot.Bot.Understanding;
using CareBot.Bot.Understanding.Embeddings;
using CareBot.Bot.Understanding.Phrasing;
using CareBot.Dialogs;
using CareBot.Handoff;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>What a turn changes: silence while somebody else speaks, a hub's word, or what the bot has to say.</summary>
public sealed class TurnDecider(
    TurnAdapter adapter,
    BotFactory bots,
    HubOptions hub,
    BrandContexts brands,
    CloudUnderstanding understanding,
    QueryVectors vectors,
    AnswerPhrasing phrasing,
    ChannelSet channels,
    TypingIndicator typing,
    SendBudgets budgets,
    TurnWords words,
    ConversationsOptions options,
    TimeProvider clock,
    ILogger<TurnDecider> log)
{
    public async Task<TurnChanges> DecideAsync(LoadedTurn loaded, ConnectedAccount account, TurnPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var conversation = loaded.Conversation;
        if (conversation.Speaker == Storage.Model.Conversation.HubSpeaker)
        {
            return this.Obey(loaded, account, plan);
        }

        if (conversation.Stage == HandoffStage.Person)
        {
            return Silent(conversation, plan);
        }

        try
        {
            return await this.SpeakAsync(loaded, account, plan, cancellationToken);
        }
        finally
        {
            // Also when nothing will be said because the turn failed.
            typing.End(conversation.Id);
        }
    }

    /// <summary>The customer's words are kept for the person who speaks.</summary>
    private static TurnChanges Silent(LoadedConversation conversation, TurnPlan plan) =>
        new(conversation, plan.Events, [], conversation.State, Notes: null, Handoff: null, Answer: TurnWords.AnswerOf(plan, []));

    /// <summary>The hub has the conversation, or was asked to take it: its word is done, and to anybody else the bot is silent.</summary>
    private TurnChanges Obey(LoadedTurn loaded, ConnectedAccount account, TurnPlan plan)
    {
        var conversation = loaded.Conversation;
        if (HubStatus.Read(plan.Activity) is not { } move)
        {
            return Silent(conversation, plan);
        }

        ConversationsLog.HubMoved(log, conversation.Id, move);
        var apology = words.Apology(loaded, plan.Activity, Sentence.HandoffHubFailed);
        (apology.Recipient, apology.ReplyToId) = (null, null);
        return Silent(conversation, plan) with
        {
            Hub = new HubChange(move),
            State = move == HubMove.Accepted ? conversation.State : null,
            Replies = move == HubMove.Failed ? [words.Rendered(apology, plan, account)] : [],
        };
    }

    private async Task<TurnChanges> SpeakAsync(LoadedTurn loaded, ConnectedAccount account, TurnPlan plan, CancellationToken cancellationToken)
    {
        var conversation = loaded.Conversation;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TurnSeconds));

        if (plan.Activity.Type == ActivityTypes.Message)
        {
            typing.Start(AddressOf(conversation, account));
        }

        var storage = new TurnStorage(conversation.State);
        var notes = new TurnNotes();
        var brand = brands.Get(conversation.BrandId);
        var cloud = understanding.ReadAsync(plan, conversation.Language, limit.Token);
        var queries = vectors.ReadAsync(plan, conversation.Language, brand.Knowledge, limit.Token);
        await Task.WhenAll(cloud, queries);
        var facts = brand.FactsFor(loaded, plan, clock.GetUtcNow()) with { Cloud = await cloud, Vectors = await queries };
        var sent = await adapter.RunAsync(plan.Activity, facts, notes, bots(new ConversationState(storage)), limit.Token, conversation);
        await phrasing.PhraseAsync(plan, facts, notes, sent, limit.Token);
        if (sent.Count > 1 && sent.All(r => r.Kind == SendKind.New) && await budgets.IsShortAsync(account, sent.Count, cancellationToken))
        {
            sent = [.. MergedReplies.Of([.. sent.Select(r => r.Activity)]).Select(whole => new CollectedReply(SendKind.New, whole))];
        }

        return this.Changes(loaded, account, plan, sent, storage.ToJson(), notes);
    }

    private TurnChanges Changes(
        LoadedTurn loaded, ConnectedAccount account, TurnPlan plan, IReadOnlyList<CollectedReply> sent, string? state, TurnNotes notes)
    {
        var conversation = loaded.Conversation;
        var handoff = sent.Where(r => r.Kind == SendKind.New).Select(r => HandoffEvent.Read(r.Activity)).FirstOrDefault(h => h is not null);
        var offered = handoff is not null && conversation.Stage == HandoffStage.Bot && hub.Listens(account, plan.Activity.ChannelId);
        var leaving = sent.Where(r => MayLeave(r.Activity, offered)).ToList();
        if (leaving.Any(r => r.Kind != SendKind.New) && !channels.Of(account).CanChange)
        {
            ConversationsLog.CannotChange(log, conversation.Id, account.Channel);
            leaving.RemoveAll(r => r.Kind != SendKind.New);
        }

        return new TurnChanges(
            conversation,
            plan.Events,
            [.. leaving.Where(r => r.Activity.Type != ActivityTypesEx.InvokeResponse).Select(r => words.Rendered(r.Activity, plan, account, r.Kind))],
            state,
            notes,
            handoff,
            Answer: TurnWords.AnswerOf(plan, [.. leaving.Where(r => r.Kind == SendKind.New).Select(r => r.Activity)]),
            Hub: offered ? new HubChange(HubMove.Offered) : null);
    }

    private static bool MayLeave(Activity activity, bool offered) =>
        activity.Type is not (ActivityTypes.Trace or ActivityTypesEx.Delay) && (offered || HandoffEvent.Read(activity) is null);

    private static ReplyAddress AddressOf(LoadedConversation conversation, ConnectedAccount account) =>
        ReplyAddress.Stored(account, conversation.Id, conversation.ExternalId, conversation.CustomerKey, conversation.Reference);
}
