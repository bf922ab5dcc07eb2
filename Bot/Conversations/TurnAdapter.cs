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
    /// <returns>What the bot sent, in order; each has an id.</returns>
    public async Task<IReadOnlyList<Activity>> RunAsync(
        Activity activity, TurnFacts facts, TurnNotes notes, IBot bot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bot);
        using var context = new TurnContext(this, activity);
        var sent = new CollectedActivities();
        context.TurnState.Add(facts);
        context.TurnState.Add(notes);
        context.TurnState.Add(sent);
        await this.RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);

        // To a caller that stays on the line the turn context sends nothing: it keeps the replies for the answer.
        await this.SendActivitiesAsync(context, [.. context.BufferedReplyActivities], cancellationToken);
        return sent.Activities;
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
            sent.Activities.Add(activity);
        }

        return Task.FromResult(Array.ConvertAll(activities, a => new ResourceResponse(a.Id)));
    }

    /// <summary>Changes a reply of this same turn, which has not left yet.</summary>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var sent = turnContext.TurnState.Get<CollectedActivities>().Activities;
        sent[IndexOf(sent, activity.Id)] = activity;
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    /// <summary>Takes back a reply of this same turn, which has not left yet.</summary>
    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var sent = turnContext.TurnState.Get<CollectedActivities>().Activities;
        sent.RemoveAt(IndexOf(sent, reference.ActivityId));
        return Task.CompletedTask;
    }

    private static int IndexOf(List<Activity> sent, string id)
    {
        var index = sent.FindIndex(a => a.Id == id);
        return index >= 0
            ? index
            : throw new InvalidOperationException($"No reply of this turn has the id '{id}': what an earlier turn sent cannot be changed.");
    }

    private sealed class CollectedActivities
    {
        public List<Activity> Activities { get; } = [];
    }
}
