using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bench.Turn;

/// <summary>An adapter whose channel takes everything at once and keeps nothing.</summary>
internal sealed class SilentAdapter : BotAdapter
{
    private static readonly ResourceResponse Sent = new("sent");

    /// <summary>How many activities were sent.</summary>
    public int Replies { get; private set; }

    public async Task RunAsync(Activity activity, BotCallbackHandler bot, CancellationToken cancellationToken)
    {
        using var turn = new TurnContext(this, activity);
        await RunPipelineAsync(turn, bot, cancellationToken);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Replies += activities.Length;
        return Task.FromResult(Array.ConvertAll(activities, _ => Sent));
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => Task.FromResult(Sent);

    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => Task.CompletedTask;
}
