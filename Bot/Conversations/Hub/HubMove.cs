using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Conversations.Hub;

/// <summary>What a turn does to a conversation that an agent hub has or is asked to take.</summary>
public enum HubMove
{
    /// <summary>The bot asks the hub to take it, and is silent from now on.</summary>
    Offered,

    /// <summary>An agent of the hub speaks.</summary>
    Accepted,

    /// <summary>The hub will not or cannot take it: our own desk is the queue.</summary>
    Failed,

    /// <summary>The agent is done: the bot speaks again.</summary>
    Completed,
}

/// <summary>A hub's move in a turn.</summary>
/// <param name="FirstReplyDueAt">For <see cref="HubMove.Failed"/>: when our own desk owes its first reply.</param>
public sealed record HubChange(HubMove Move, DateTimeOffset? FirstReplyDueAt = null);

/// <summary>The hub's <c>handoff.status</c> events, as <c>EventFactory.CreateHandoffStatus</c> makes them.</summary>
public static class HubStatus
{
    public static bool Is(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Type == ActivityTypes.Event && activity.AsEventActivity()?.Name == HandoffEventNames.HandoffStatus;
    }

    /// <summary>
    /// The move that the event asks for; null for any other activity and for states that the protocol does not name, which hubs send too
    /// (<c>typing</c>) and which change nothing.
    /// </summary>
    public static HubMove? Read(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return !Is(activity) || activity.Value is not JObject value || value["state"] is not JValue { Value: string state } ? null : state switch
        {
            "accepted" => HubMove.Accepted,
            "failed" => HubMove.Failed,
            "completed" => HubMove.Completed,
            _ => null,
        };
    }
}
