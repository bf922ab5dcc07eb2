using CareBot.Bot.Api;
using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Conversations.Hub;
using CareBot.Bot.Storage;
using CareBot.Handoff;

namespace CareBot.Bot.Conversations;

/// <summary>Takes one turn of a claimed conversation: load, let the bot speak, commit. No transaction is open while the bot thinks.</summary>
public sealed class TurnRunner(
    TurnStore store,
    TurnCommit commit,
    TurnDecider decider,
    TurnWords words,
    BrandContexts brands,
    Accounts accounts,
    ConversationsOptions options,
    DeskOptions desk,
    IStorageErrors errors,
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
            return await this.CommitAsync(await decider.DecideAsync(loaded, account, plan, cancellationToken), cancellationToken);
        }
        catch (Exception error) when (!errors.IsUnavailable(error) && !cancellationToken.IsCancellationRequested)
        {
            var attempt = plan.Events.Max(e => e.Attempts) + 1;
            ConversationsLog.TurnFailed(log, conversationId, attempt, error);
            if (attempt >= options.MaxAttempts)
            {
                return await this.CommitAsync(words.GiveUp(loaded, account, plan, error), cancellationToken);
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
}
