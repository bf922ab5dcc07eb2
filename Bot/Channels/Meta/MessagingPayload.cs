using System.Text.Json;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// Calls of Messenger and Instagram: <c>{"object","entry":[{"id","time","messaging":[…],"standby":[…],"changes":[…]}]}</c>.
/// </summary>
internal static class MessagingPayload
{
    public static WebhookPayload Read(MessagingPlatform platform, JsonElement root, DateTimeOffset receivedAt)
    {
        var gathered = new WebhookPayloadBuilder();
        foreach (var entry in root.Items("entry"))
        {
            if (entry.Id("id") is not { Length: <= MessagingEvent.LongestKey } account)
            {
                gathered.Ignore(new("entry_without_id", null));
                continue;
            }

            var sentAt = entry.Moment("time") ?? receivedAt;
            foreach (var item in entry.Items("messaging"))
            {
                Add(gathered, platform, account, item, sentAt);
            }

            foreach (var item in entry.Items("standby"))
            {
                AddStandby(gathered, platform, account, item, sentAt);
            }

            foreach (var _ in entry.Items("changes"))
            {
                gathered.Ignore(new("changes", null));
            }
        }

        return gathered.Build(root.Text("object"));
    }

    private static void Add(WebhookPayloadBuilder gathered, MessagingPlatform platform, string account, JsonElement item, DateTimeOffset sentAt)
    {
        if ((item.Object("policy_enforcement") ?? item.Object("policy-enforcement")) is { } policy)
        {
            gathered.Enforced(account, policy.Text("action"));
            return;
        }

        var read = MessagingEvent.Read(platform, account, item, sentAt);
        if (read.IsNothing)
        {
            gathered.Ignore(MessagingEvent.Ignored(item));
            return;
        }

        gathered.Add(account, read);
    }

    /// <summary>Another application holds the thread: what the customer says is kept for the transcript, and the bot is silent first.</summary>
    private static void AddStandby(WebhookPayloadBuilder gathered, MessagingPlatform platform, string account, JsonElement item, DateTimeOffset sentAt)
    {
        var read = MessagingEvent.Read(platform, account, item, sentAt);
        if (read.IsNothing || (platform.OwnApp is null && read.Told.Any(n => n is PlatformNotice.GivenBack)))
        {
            gathered.Ignore(MessagingEvent.Ignored(item) with { Kind = "standby" });
            return;
        }

        if (read.Event is { Activity.Type: Microsoft.Bot.Schema.ActivityTypes.Message } inbound)
        {
            gathered.AddBefore(account, new PlatformNotice.SpokenElsewhere(
                inbound.ConversationKey, null, null, inbound.PlatformAt, inbound.Activity.GetConversationReference()));
        }

        gathered.Add(account, read);
    }
}

/// <summary>What tells Messenger and Instagram apart where events are read.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="OwnApp">The id of our app at Meta, or null if the settings do not name it.</param>
internal sealed record MessagingPlatform(string Channel, string? OwnApp = null);
