using CareBot.Bot.Api;
using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage;
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
    BrandContexts brands,
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

    /// <summary>A handoff starts the clock of a person's first reply.</summary>
    private TurnChanges Promised(TurnChanges changes) => changes.Handoff is not { } handoff ? changes : changes with
    {
        Handoff = handoff with
        {
            FirstReplyDueAt = FirstReplyClock.DueAt(brands.Get(changes.Conversation.BrandId).Hours, clock.GetUtcNow(), desk.FirstReply),
        },
    };

    private async Task<TurnChanges> DecideAsync(LoadedTurn loaded, ConnectedAccount account, TurnPlan plan, CancellationToken cancellationToken)
    {
        var conversation = loaded.Conversation;
        return conversation.Stage == HandoffStage.Person
            ? new TurnChanges(conversation, plan.Events, [], conversation.State, Notes: null, Handoff: null)
            : await this.SpeakAsync(loaded, account, plan, cancellationToken);
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
        var facts = brands.Get(conversation.BrandId).FactsFor(loaded, plan, clock.GetUtcNow());
        var sent = await adapter.RunAsync(plan.Activity, facts, notes, new CareBotHandler(new ConversationState(storage)), limit.Token);
        if (sent.Count > 1 && await budgets.IsShortAsync(account, sent.Count, cancellationToken))
        {
            sent = MergedReplies.Of(sent);
        }

        return this.Changes(loaded, account, plan, sent, storage.ToJson(), notes);
    }

    private TurnChanges Changes(
        LoadedTurn loaded, ConnectedAccount account, TurnPlan plan, IReadOnlyList<Activity> sent, string? state, TurnNotes notes)
    {
        var handoff = sent.Select(HandoffEvent.Read).FirstOrDefault(h => h is not null);
        var replies = sent
            .Where(a => HandoffEvent.Read(a) is null && a.Type != ActivityTypes.Trace)
            .Select(a => this.Rendered(a, plan, account))
            .ToList();
        return new TurnChanges(loaded.Conversation, plan.Events, replies, state, notes, handoff);
    }

    /// <summary>Replies to a caller that stays on the line leave with the answer to its call, not through the outbox.</summary>
    private RenderedReply Rendered(Activity reply, TurnPlan plan, ConnectedAccount account) =>
        new(reply, plan.Activity.DeliveryMode == DeliveryModes.ExpectReplies ? [] : channels.Of(account).Render(reply));

    /// <summary>The bot failed on these events too often: they are set aside, the customer is told and a person is asked.</summary>
    private TurnChanges GiveUp(LoadedTurn loaded, ConnectedAccount account, TurnPlan plan, Exception error)
    {
        var conversation = loaded.Conversation;
        var brand = brands.Get(conversation.BrandId);
        var language = conversation.Language ?? LanguageCode.Indonesian;
        var sentences = brand.Sentences(language);
        var asked = plan.Activity.Type == ActivityTypes.Message;
        var reply = plan.Activity.CreateReply(
            $"{sentences.Say(Sentence.Trouble)} {new SpokenHours(brand.Hours, sentences, clock.GetUtcNow()).WhenSomeoneReplies}");
        reply.Id = Guid.CreateVersion7().ToString("N");
        return new TurnChanges(
            conversation,
            plan.Events,
            asked ? [this.Rendered(reply, plan, account)] : [],
            State: null,
            new TurnNotes { Dialog = "trouble", HandoffReason = HandoffReason.BotFailed.Code() },
            asked ? HandoffEvent.ForFailure(loaded.Transcript, language) : null,
            Parked: $"{error.GetType().Name} at {error.TargetSite?.DeclaringType?.Name}.{error.TargetSite?.Name}");
    }

    private static ReplyAddress AddressOf(LoadedConversation conversation, ConnectedAccount account) => new(
        account,
        conversation.Id,
        conversation.ExternalId,
        conversation.CustomerKey,
        ActivityJson.Read<ConversationReference>(conversation.Reference));
}
