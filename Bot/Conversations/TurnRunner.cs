using CareBot.Bot.Api;
using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
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
    ConversationsOptions options,
    DeskOptions desk,
    Wake wake,
    TimeProvider clock,
    ILogger<TurnRunner> log)
{
    /// <summary>Runs the conversation's next turn. Null when it is settled; otherwise when to try again.</summary>
    public async Task<DateTimeOffset?> RunAsync(long conversationId, CancellationToken cancellationToken)
    {
        var loaded = await store.LoadAsync(conversationId, cancellationToken);
        if (loaded is null)
        {
            return null;
        }

        var plan = TurnPlan.Next(loaded.Waiting);
        var changes = await this.DecideAsync(loaded, plan, cancellationToken);
        if (changes is null)
        {
            return await this.NoteFailureAsync(plan, cancellationToken);
        }

        if (!await commit.CommitAsync(this.Promised(changes), cancellationToken))
        {
            ConversationsLog.Conflict(log, conversationId);
            return clock.GetUtcNow();
        }

        ConversationsLog.Turn(log, conversationId, plan.Events.Count, changes.Replies.Count, changes.Notes?.Dialog ?? "none");
        wake.Pulse(new(WakeKind.Outbox));
        wake.Pulse(new(WakeKind.Turn, conversationId));
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

    /// <summary>What the turn changes; null when the bot failed and may try again.</summary>
    private async Task<TurnChanges?> DecideAsync(LoadedTurn loaded, TurnPlan plan, CancellationToken cancellationToken)
    {
        var conversation = loaded.Conversation;
        if (conversation.Stage == HandoffStage.Person)
        {
            return new TurnChanges(conversation, plan.Events, [], conversation.State, Notes: null, Handoff: null);
        }

        try
        {
            return await this.SpeakAsync(loaded, plan, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            var attempt = plan.Events.Max(e => e.Attempts) + 1;
            ConversationsLog.TurnFailed(log, conversation.Id, attempt, error);
            return attempt >= options.MaxAttempts ? this.GiveUp(loaded, plan, error) : null;
        }
    }

    private async Task<TurnChanges> SpeakAsync(LoadedTurn loaded, TurnPlan plan, CancellationToken cancellationToken)
    {
        var conversation = loaded.Conversation;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TurnSeconds));

        if (plan.Activity.Type == ActivityTypes.Message)
        {
            typing.Start(this.AddressOf(conversation));
        }

        var storage = new TurnStorage(conversation.State);
        var notes = new TurnNotes();
        var facts = brands.Get(conversation.BrandId).FactsFor(loaded, plan, clock.GetUtcNow());
        var sent = await adapter.RunAsync(plan.Activity, facts, notes, new CareBotHandler(new ConversationState(storage)), limit.Token);
        return this.Changes(loaded, plan, sent, storage.ToJson(), notes);
    }

    private TurnChanges Changes(LoadedTurn loaded, TurnPlan plan, IReadOnlyList<Activity> sent, string? state, TurnNotes notes)
    {
        var handoff = sent.Select(HandoffEvent.Read).FirstOrDefault(h => h is not null);
        var onTheLine = plan.Activity.DeliveryMode == DeliveryModes.ExpectReplies;
        var channel = channels.Of(accounts.Find(loaded.Conversation.AccountId)!);
        var replies = sent
            .Where(a => HandoffEvent.Read(a) is null && a.Type != ActivityTypes.Trace)
            .Select(a => new RenderedReply(a, onTheLine ? [] : channel.Render(a)))
            .ToList();
        return new TurnChanges(loaded.Conversation, plan.Events, replies, state, notes, handoff);
    }

    /// <summary>The bot failed on these events too often: they are set aside, the customer is told and a person is asked.</summary>
    private TurnChanges GiveUp(LoadedTurn loaded, TurnPlan plan, Exception error)
    {
        var conversation = loaded.Conversation;
        var brand = brands.Get(conversation.BrandId);
        var language = conversation.Language ?? LanguageCode.Indonesian;
        var reply = plan.Activity.CreateReply(brand.Sentences(language).Say(Sentence.Trouble));
        reply.Id = Guid.CreateVersion7().ToString("N");
        var channel = channels.Of(accounts.Find(conversation.AccountId)!);
        var rendered = plan.Activity.Type == ActivityTypes.Message ? new[] { new RenderedReply(reply, channel.Render(reply)) } : [];
        return new TurnChanges(
            conversation,
            plan.Events,
            rendered,
            State: null,
            new TurnNotes { Dialog = "trouble", HandoffReason = HandoffReason.BotFailed.Code() },
            rendered.Length == 0 ? null : HandoffEvent.ForFailure(loaded.Transcript, language),
            Parked: $"{error.GetType().Name} at {error.TargetSite?.DeclaringType?.Name}.{error.TargetSite?.Name}");
    }

    private async Task<DateTimeOffset?> NoteFailureAsync(TurnPlan plan, CancellationToken cancellationToken)
    {
        await commit.CountAttemptAsync(plan.Events, cancellationToken);
        var attempt = plan.Events.Max(e => e.Attempts) + 1;
        return clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, attempt - 1)));
    }

    private ReplyAddress AddressOf(LoadedConversation conversation) => new(
        accounts.Find(conversation.AccountId)!,
        conversation.Id,
        conversation.ExternalId,
        conversation.CustomerKey,
        ActivityJson.Read<ConversationReference>(conversation.Reference));
}
