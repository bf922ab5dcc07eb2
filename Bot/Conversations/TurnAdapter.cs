using CareBot.Bot.Channels;
using CareBot.Dialogs;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>
/// Runs the Bot Framework pipeline for one turn. Sends only collect: what they collected leaves through the outbox after
/// the turn's commit, or not at all. One adapter serves all turns; it keeps nothing between them.
/// </summary>
public sealed class TurnAdapter : BotAdapter
{
    /// <summary>Runs <paramref name="bot"/> on the activity of a turn.</summary>
    /// <returns>What the bot sent, replaced and took back, in order; each has an id. The answer to an invoke is among it.</returns>
    public async Task<IReadOnlyList<CollectedReply>> RunAsync(
        Activity activity, TurnFacts facts, TurnNotes notes, IBot bot, CancellationToken cancellationToken, LoadedConversation? conversation = null)
    {
        ArgumentNullException.ThrowIfNull(bot);
        using var context = new TurnContext(this, activity);
        var sent = new CollectedActivities();
        context.TurnState.Add(facts);
        context.TurnState.Add(notes);
        context.TurnState.Add(sent);
        if (conversation is not null)
        {
            context.TurnState.Add(conversation);
        }

        await this.RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);

        // To a caller that stays on the line the turn context sends nothing: it keeps the replies for the answer.
        await this.SendActivitiesAsync(context, [.. context.BufferedReplyActivities], cancellationToken);
        return sent.Replies;
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        var sent = turnContext.TurnState.Get<CollectedActivities>()
            ?? throw new InvalidOperationException("Replies leave through a turn: this context was not made by RunAsync.");
        foreach (var activity in activities)
        {
            activity.Id ??= Guid.CreateVersion7().ToString("N");
            sent.Replies.Add(new(SendKind.New, activity));
            if (activity.Type == ActivityTypesEx.InvokeResponse)
            {
                turnContext.TurnState.Set(InvokeResponseKey, activity);
            }
        }

        return Task.FromResult(Array.ConvertAll(activities, a => new ResourceResponse(a.Id)));
    }

    /// <summary>Replaces a reply: one of this same turn before it leaves, one of an earlier turn by a call of its own.</summary>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrWhiteSpace(activity.Id);
        var sent = turnContext.TurnState.Get<CollectedActivities>().Replies;
        var waiting = WaitingAt(sent, activity.Id);
        if (waiting < 0)
        {
            sent.Add(new(SendKind.Update, activity));
        }
        else
        {
            sent[waiting] = new(SendKind.New, activity);
        }

        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    /// <summary>Takes back a reply: one of this same turn never leaves, one of an earlier turn is deleted by a call of its own.</summary>
    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentException.ThrowIfNullOrWhiteSpace(reference.ActivityId);
        var sent = turnContext.TurnState.Get<CollectedActivities>().Replies;
        var waiting = WaitingAt(sent, reference.ActivityId);
        if (waiting < 0)
        {
            sent.Add(new(SendKind.Delete, new Activity(ActivityTypes.MessageDelete) { Id = reference.ActivityId }));
        }
        else
        {
            sent.RemoveAt(waiting);
        }

        return Task.CompletedTask;
    }

    private static int WaitingAt(List<CollectedReply> sent, string id) => sent.FindIndex(r => r.Kind == SendKind.New && r.Activity.Id == id);

    private sealed class CollectedActivities
    {
        public List<CollectedReply> Replies { get; } = [];
    }
}

/// <summary>Something that the bot did in a turn: sent an activity, or replaced or took back one that an earlier turn sent.</summary>
/// <param name="Activity">For a deletion only its <c>id</c> counts.</param>
public sealed record CollectedReply(SendKind Kind, Activity Activity);
