using CareBot.Bot.Api;
using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Conversations.Hub;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage;
using CareBot.Bot.Understanding;
using CareBot.Bot.Understanding.Embeddings;
using CareBot.Bot.Understanding.Phrasing;
using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Language;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>Takes one turn of a claimed conversation: load, let the bot speak, commit. No transaction is open while the bot thinks.</summary>
public sealed class TurnRunner(
    TurnStore store,
    TurnCommit commit,
    TurnAdapter adapter,
    BotFactory bots,
    HubOptions hub,
    BrandContexts brands,
    CloudUnderstanding understanding,
    QueryVectors vectors,
    AnswerPhrasing phrasing,
    Accounts accounts,
    ChannelSet channels,
    TypingIndicator typing,
    SendBudgets budgets,
    ConversationsOptions options,
    DeskOptions desk,
    Wake wake,
    TimeProvider clock,
    ILogger<TurnRunner> log)
{
    /// <summary>How long messages wait before it is looked again whether their account is back in the settings.</summary>
    private static readonly TimeSpan AccountRest = TimeSpan.FromMinutes(5);

    /// <summary>Runs the conversation's next turn. Null when it is settled and free; otherwise when to try again.</summary>
    public async Task<DateTimeOffset?> RunAsync(long conversationId, CancellationToken cancellationToken)
    {
        var loaded = await store.LoadAsync(conversationId, cancellationToken);
        if (loaded is null)
        {
            await commit.SettleAsync(conversationId, cancellationToken);
            return null;
        }

        if (loaded.Unreadable.Count > 0)
        {
            ConversationsLog.Unreadable(log, conversationId, loaded.Unreadable.Count);
            await commit.ParkAsync(loaded.Unreadable, "the stored activity cannot be read", cancellationToken);
            return clock.GetUtcNow();
        }

        if (accounts.Find(loaded.Conversation.AccountId) is not { } account)
        {
            ConversationsLog.AccountGone(log, conversationId, loaded.Conversation.AccountId);
            return clock.GetUtcNow() + AccountRest;
        }

        var plan = TurnPlan.Next(loaded.Waiting);
        try
        {
            return await this.CommitAsync(await this.DecideAsync(loaded, account, plan, cancellationToken), cancellationToken);
        }
        catch (Exception error) when (error is not StorageUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            var attempt = plan.Events.Max(e => e.Attempts) + 1;
            ConversationsLog.TurnFailed(log, conversationId, attempt, error);
            if (attempt >= options.MaxAttempts)
            {
                return await this.CommitAsync(this.GiveUp(loaded, account, plan, error), cancellationToken);
            }

            await commit.CountAttemptAsync(plan.Events, cancellationToken);
            return clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, attempt - 1)));
        }
    }

    private async Task<DateTimeOffset?> CommitAsync(TurnChanges changes, CancellationToken cancellationToken)
    {
        var conversation = changes.Conversation.Id;
        if (!await commit.CommitAsync(this.Promised(changes), cancellationToken))
        {
            ConversationsLog.Conflict(log, conversation);
            return clock.GetUtcNow();
        }

        ConversationsLog.Turn(log, conversation, changes.Events.Count, changes.Replies.Count, changes.Notes?.Dialog ?? "none");
        wake.Pulse(new(WakeKind.Outbox));
        wake.Pulse(new(WakeKind.Turn, conversation));
        wake.Pulse(new(WakeKind.Feed));
        return null;
    }

    /// <summary>A handoff to our own desk starts the clock of a person's first reply.</summary>
    private TurnChanges Promised(TurnChanges changes)
    {
        var due = FirstReplyClock.DueAt(brands.Get(changes.Conversation.BrandId).Hours, clock.GetUtcNow(), desk.FirstReply);
        return changes switch
        {
            { Handoff: { } handoff } => changes with { Handoff = handoff with { FirstReplyDueAt = due } },
            { Hub.Move: HubMove.Failed } => changes with { Hub = changes.Hub with { FirstReplyDueAt = due } },
            _ => changes,
        };
    }

    private async Task<TurnChanges> DecideAsync(LoadedTurn loaded, ConnectedAccount account, TurnPlan plan, CancellationToken cancellationToken)
    {
        var conversation = loaded.Conversation;
        if (conversation.Speaker == Storage.Model.Conversation.HubSpeaker)
        {
            return this.Obey(loaded, account, plan);
        }

        return conversation.Stage == HandoffStage.Person ? Silent(conversation, plan) : await this.SpeakAsync(loaded, account, plan, cancellationToken);
    }

    /// <summary>The customer's words are kept for the person who speaks.</summary>
    private static TurnChanges Silent(LoadedConversation conversation, TurnPlan plan) =>
        new(conversation, plan.Events, [], conversation.State, Notes: null, Handoff: null, Answer: AnswerOf(plan, []));

    /// <summary>The hub has the conversation, or was asked to take it: its word is done, and to anybody else the bot is silent.</summary>
    private TurnChanges Obey(LoadedTurn loaded, ConnectedAccount account, TurnPlan plan)
    {
        var conversation = loaded.Conversation;
        if (HubStatus.Read(plan.Activity) is not { } move)
        {
            return Silent(conversation, plan);
        }

        ConversationsLog.HubMoved(log, conversation.Id, move);
        var apology = this.Apology(loaded, plan.Activity, Sentence.HandoffHubFailed);
        (apology.Recipient, apology.ReplyToId) = (null, null);
        return Silent(conversation, plan) with
        {
            Hub = new HubChange(move),
            State = move == HubMove.Accepted ? conversation.State : null,
            Replies = move == HubMove.Failed ? [this.Rendered(apology, plan, account)] : [],
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
            [.. leaving.Where(r => r.Activity.Type != ActivityTypesEx.InvokeResponse).Select(r => this.Rendered(r.Activity, plan, account, r.Kind))],
            state,
            notes,
            handoff,
            Answer: AnswerOf(plan, [.. leaving.Where(r => r.Kind == SendKind.New).Select(r => r.Activity)]),
            Hub: offered ? new HubChange(HubMove.Offered) : null);
    }

    private static bool MayLeave(Activity activity, bool offered) =>
        activity.Type is not (ActivityTypes.Trace or ActivityTypesEx.Delay) && (offered || HandoffEvent.Read(activity) is null);

    /// <summary>What a caller that stays on the line hears; null when nobody stays.</summary>
    private static LineAnswer? AnswerOf(TurnPlan plan, IReadOnlyList<Activity> sent)
    {
        if (plan.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return LineAnswer.Of(sent);
        }

        if (plan.Activity.Type != ActivityTypes.Invoke)
        {
            return null;
        }

        return sent.LastOrDefault(a => a.Type == ActivityTypesEx.InvokeResponse)?.Value is InvokeResponse response
            ? LineAnswer.Of(response)
            : LineAnswer.NotImplemented;
    }

    /// <summary>Replies to a caller that stays on the line leave with the answer to its call, not through the outbox; changes of earlier ones do.</summary>
    private RenderedReply Rendered(Activity reply, TurnPlan plan, ConnectedAccount account, SendKind kind = SendKind.New)
    {
        var channel = channels.Of(account);
        var payloads = kind switch
        {
            SendKind.Delete => [ActivityJson.Write(reply)],
            SendKind.New when plan.Activity.DeliveryMode == DeliveryModes.ExpectReplies => [],
            _ => HandoffEvent.Read(reply) is null ? channel.Render(reply) : channel.RenderHandoff(reply),
        };
        return new(reply, payloads, kind);
    }

    /// <summary>A sentence about what went wrong, and when somebody will reply.</summary>
    private Activity Apology(LoadedTurn loaded, Activity to, string sentence)
    {
        var brand = brands.Get(loaded.Conversation.BrandId);
        var sentences = brand.Sentences(loaded.Conversation.Language ?? LanguageCode.Indonesian);
        var reply = to.CreateReply($"{sentences.Say(sentence)} {new SpokenHours(brand.Hours, sentences, clock.GetUtcNow()).WhenSomeoneReplies}");
        reply.Id = Guid.CreateVersion7().ToString("N");
        return reply;
    }

    /// <summary>The bot failed on these events too often: they are set aside, the customer is told and a person is asked.</summary>
    private TurnChanges GiveUp(LoadedTurn loaded, ConnectedAccount account, TurnPlan plan, Exception error)
    {
        var conversation = loaded.Conversation;
        var asked = plan.Activity.Type == ActivityTypes.Message;
        List<Activity> said = asked ? [this.Apology(loaded, plan.Activity, Sentence.Trouble)] : [];
        return new TurnChanges(
            conversation,
            plan.Events,
            [.. said.Select(reply => this.Rendered(reply, plan, account))],
            State: null,
            new TurnNotes { Dialog = "trouble", HandoffReason = HandoffReason.BotFailed.Code() },
            asked && conversation.Stage == HandoffStage.Bot ? HandoffEvent.ForFailure(loaded.Transcript, conversation.Language ?? LanguageCode.Indonesian) : null,
            Parked: $"{error.GetType().Name} at {error.TargetSite?.DeclaringType?.Name}.{error.TargetSite?.Name}",
            Answer: plan.Activity.Type == ActivityTypes.Invoke ? LineAnswer.Failed : AnswerOf(plan, said));
    }

    private static ReplyAddress AddressOf(LoadedConversation conversation, ConnectedAccount account) => new(
        account,
        conversation.Id,
        conversation.ExternalId,
        conversation.CustomerKey,
        ActivityJson.Read<ConversationReference>(conversation.Reference));
}
