using CareBot.Bot.Channels;
using CareBot.Handoff;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Conversations;

/// <summary>The Bot Framework event with which the bot gives a conversation up; it never leaves for the channel.</summary>
public static class HandoffEvent
{
    /// <summary>The handoff that the activity asks for; null for any other activity.</summary>
    public static RequestedHandoff? Read(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.Type != ActivityTypes.Event || activity.Name != HandoffEventNames.InitiateHandoff)
        {
            return null;
        }

        var value = activity.Value is null ? [] : JObject.FromObject(activity.Value);
        var transcript = activity.Attachments?.FirstOrDefault(a => a.Name == "Transcript")?.Content;
        return new RequestedHandoff(
            ReasonOf(value),
            value.ToString(Newtonsoft.Json.Formatting.None),
            transcript is null ? "{\"activities\":[]}" : ActivityJson.Write(transcript));
    }

    /// <summary>For a turn that failed for good, where no dialog could ask.</summary>
    public static RequestedHandoff ForFailure(IReadOnlyList<Activity> transcript, string language) => new(
        HandoffReason.BotFailed,
        ActivityJson.Write(new HandoffRequest(HandoffReason.BotFailed.Code(), language, Question: null, ArticleId: null, Anger: 0, Signals: [])),
        ActivityJson.Write(new Transcript([.. transcript])));

    /// <summary>An event that names no reason that we know counts as unresolved.</summary>
    private static HandoffReason ReasonOf(JObject value) =>
        HandoffReasons.TryParse((string?)value["reason"], out var reason) ? reason : HandoffReason.Unresolved;
}
