using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Conversations.Scripts;

/// <summary>Runs one turn and keeps what was sent.</summary>
internal sealed class CollectingAdapter : BotAdapter
{
    private readonly List<Activity> sent = [];

    public async Task<IReadOnlyList<Activity>> RunAsync(Activity activity, IBot bot, Action<TurnContext> prepare)
    {
        sent.Clear();
        using var context = new TurnContext(this, activity);
        prepare(context);
        await RunPipelineAsync(context, bot.OnTurnAsync, TestContext.Current.CancellationToken);
        return [.. sent];
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        sent.AddRange(activities);
        return Task.FromResult(activities.Select(_ => new ResourceResponse(Guid.NewGuid().ToString())).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Dialogs do not change what was sent.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Dialogs do not take back what was sent.");
}
