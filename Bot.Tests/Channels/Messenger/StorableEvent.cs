using CareBot.Bot.Channels;

namespace CareBot.Tests.Channels.Messenger;

/// <summary>What the inbox may rely on.</summary>
internal static class StorableEvent
{
    public static void Check(InboundEvent inbound)
    {
        foreach (var key in new[] { inbound.Key, inbound.ConversationKey, inbound.CustomerKey })
        {
            Assert.InRange(key.Length, 1, 512);
        }

        var stored = ActivityJson.Write(inbound.Activity);
        Assert.DoesNotContain('\0', inbound.Activity.Text ?? "");
        Assert.Equal(stored, ActivityJson.Write(ActivityJson.ReadActivity(stored)));
        Assert.InRange(inbound.PlatformAt.Year, 1970, 9999);
        Assert.NotNull(inbound.Activity.From.Id);
        Assert.NotNull(inbound.Activity.Recipient.Id);
        Assert.NotNull(inbound.Activity.Conversation.Id);
        Assert.NotNull(inbound.Activity.ChannelId);
    }
}
