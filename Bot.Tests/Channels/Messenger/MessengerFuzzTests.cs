using System.Globalization;
using System.Net;
using CareBot.Bot.Channels;

namespace CareBot.Tests.Channels.Messenger;

public sealed class MessengerFuzzTests
{
    private const int Mutations = 4000;

    private static readonly string[] Seeds =
    [
        MessengerHost.Envelope(
            """ "message":{"mid":"m_1","text":"Green","quick_reply":{"payload":"{\"a\":1}"},"nlp":{},"reply_to":{"mid":"m_0"}} """,
            """ "message":{"mid":"m_2","attachments":[{"type":"image","title":"t","url":"https://x","payload":{"url":"https://y","sticker_id":369239263222822}}]} """),
        MessengerHost.Envelope(
            """ "postback":{"mid":"m_3","title":"Get Started","payload":"GET_STARTED","referral":{"ref":"r"}} """,
            """ "referral":{"ref":"r","ads_context_data":{"ad_title":"t"}} """,
            """ "reaction":{"mid":"m_4","action":"react","emoji":"😢"} """,
            """ "message":{"mid":"m_5","is_echo":true} """),
        """{"object":"page","entry":[{"id":"1234","time":1,"standby":[{"sender":{"id":"5"},"message":{"mid":"m"}}],"changes":[{"field":"feed"}]}]}""",
    ];

    [Fact]
    public async Task However_a_signed_payload_is_mutated_it_is_answered_and_what_is_kept_can_be_stored()
    {
        await using var host = await ChannelHost.StartAsync(MessengerHost.Settings());
        var mutations = new JsonMutations(20260901);
        var answers = new Dictionary<HttpStatusCode, int>();
        for (var at = 0; at < Mutations; at++)
        {
            using var answer = await host.PostSignedAsync(mutations.Of(Seeds[at % Seeds.Length]));
            answers[answer.StatusCode] = answers.GetValueOrDefault(answer.StatusCode) + 1;
        }

        Assert.Empty(answers.Keys.Except([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound]));
        Assert.True(answers[HttpStatusCode.OK] > Mutations / 3, string.Create(CultureInfo.InvariantCulture, $"only {answers[HttpStatusCode.OK]} were taken"));
        var events = host.Inbox.Calls.SelectMany(c => c.Events).ToList();
        Assert.True(events.Count > Mutations / 3, string.Create(CultureInfo.InvariantCulture, $"only {events.Count} events were kept"));
        Assert.All(events, StorableEvent.Check);
    }
}

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
