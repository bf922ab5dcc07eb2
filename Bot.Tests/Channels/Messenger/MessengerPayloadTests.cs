using System.Text;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.Messenger;

public sealed class MessengerPayloadTests
{
    private static readonly DateTimeOffset Received = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_text_message_becomes_a_message_activity()
    {
        var read = One("""{"mid":"m_1","text":"paket saya di mana?","nlp":{"intents":[]}}""");
        Assert.Equal(("m_1", "5678", "5678"), (read.Key, read.ConversationKey, read.CustomerKey));
        Assert.Equal(new DateTimeOffset(2023, 11, 14, 22, 13, 20, 123, TimeSpan.Zero), read.PlatformAt);
        Assert.Equal((ActivityTypes.Message, "paket saya di mana?", "m_1", "messenger"),
            (read.Activity.Type, read.Activity.Text, read.Activity.Id, read.Activity.ChannelId));
        Assert.Equal(("5678", "1234", "5678"), (read.Activity.From.Id, read.Activity.Recipient.Id, read.Activity.Conversation.Id));
        Assert.Equal("m_1", (string?)((JObject)read.Activity.ChannelData)["message"]!["mid"]);
        Assert.Null(read.Activity.Value);
        Assert.Contains("\"mid\":\"m_1\"", read.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"mid":"m","text":"Green","quick_reply":{"payload":"Green"}}""", "Green")]
    [InlineData("""{"mid":"m","text":"Berapa lama pengir…","quick_reply":{"payload":"Berapa lama pengiriman ke Papua?"}}""", "Berapa lama pengiriman ke Papua?")]
    [InlineData("""{"mid":"m","text":"Green","quick_reply":{}}""", "Green")]
    public void A_chosen_quick_reply_says_the_whole_text_that_its_payload_carries(string message, string text) =>
        Assert.Equal(text, One(message).Activity.Text);

    [Fact]
    public void A_quick_reply_whose_payload_is_an_object_says_its_title()
    {
        var activity = One("""{"mid":"m","text":"Ya","quick_reply":{"payload":"{\"order\":17}"}}""").Activity;
        Assert.Equal("Ya", activity.Text);
        Assert.Equal(17, (int?)((JObject)activity.Value)["order"]);
    }

    [Fact]
    public void A_postback_says_its_title_and_carries_its_payload()
    {
        var activity = Read(""" "postback":{"mid":"m_p","title":"Where is my order?","payload":"FAQ_ORDER"} """).Activity;
        Assert.Equal((ActivityTypes.Message, "Where is my order?", "FAQ_ORDER"), (activity.Type, activity.Text, activity.Value));
    }

    [Fact]
    public void Get_started_is_a_newcomer_not_a_question()
    {
        var activity = Read(""" "postback":{"mid":"m_p","title":"Get Started","payload":"GET_STARTED","referral":{"ref":"poster"}} """).Activity;
        Assert.Equal((ActivityTypes.ConversationUpdate, "5678"), (activity.Type, Assert.Single(activity.MembersAdded).Id));
        Assert.Equal("poster", (string?)((JObject)activity.ChannelData)["postback"]!["referral"]!["ref"]);
    }

    [Fact]
    public void A_referral_is_an_event()
    {
        var activity = Read(""" "referral":{"ref":"poster","source":"SHORTLINK","type":"OPEN_THREAD"} """).Activity;
        Assert.Equal((ActivityTypes.Event, "messenger/referral"), (activity.Type, activity.Name));
        Assert.Equal("poster", (string?)((JObject)activity.Value)["ref"]);
    }

    [Theory]
    [InlineData("""{"type":"image","payload":{"url":"https://x.fbcdn.net/1"}}""", "image/*", "https://x.fbcdn.net/1")]
    [InlineData("""{"type":"video","payload":{"url":"https://x.fbcdn.net/1"}}""", "video/*", "https://x.fbcdn.net/1")]
    [InlineData("""{"type":"audio","payload":{"url":"https://x.fbcdn.net/1"}}""", "audio/*", "https://x.fbcdn.net/1")]
    [InlineData("""{"type":"file","payload":{"url":"https://x.fbcdn.net/1"}}""", "application/octet-stream", "https://x.fbcdn.net/1")]
    [InlineData("""{"type":"sticker","payload":{"url":"https://x.fbcdn.net/1","sticker_id":5}}""", "image/*", "https://x.fbcdn.net/1")]
    [InlineData("""{"type":"location","title":"Toko","payload":{"coordinates":{"lat":-6.2,"long":106.8}}}""", "application/vnd.facebook.location", null)]
    [InlineData("""{"type":"fallback","title":"A page","url":"https://x.y"}""", "application/vnd.facebook.fallback", null)]
    [InlineData("""{"type":"reel_of_tomorrow","payload":{}}""", "application/vnd.facebook.reel_of_tomorrow", null)]
    [InlineData("""{"type":7}""", "application/vnd.facebook.unknown", null)]
    public void Attachments_come_along_without_being_fetched(string attachment, string contentType, string? url)
    {
        var activity = One("""{"mid":"m","attachments":[""" + attachment + "]}").Activity;
        Assert.Null(activity.Text);
        var only = Assert.Single(activity.Attachments);
        Assert.Equal((contentType, url), (only.ContentType, only.ContentUrl));
    }

    [Theory]
    [InlineData("sticker")]
    [InlineData("image")]
    public void The_thumb_says_so(string type) => Assert.Equal(
        "👍", One("""{"mid":"m","attachments":[{"type":"TYPE","payload":{"url":"https://x","sticker_id":369239263222822}}]}""".Replace("TYPE", type, StringComparison.Ordinal)).Activity.Text);

    [Fact]
    public void What_Meta_cannot_hand_over_still_is_a_message() =>
        Assert.Equal(MessagingAttachment.Unsupported, Assert.Single(One("""{"mid":"m","is_unsupported":true}""").Activity.Attachments).ContentType);

    [Theory]
    [InlineData(""" "request_thread_control":{"requested_owner_app_id":1} """, "request_thread_control", null)]
    [InlineData(""" "app_roles":{"1":["primary_receiver"]} """, "app_roles", null)]
    [InlineData(""" "reaction":{"mid":"m","action":"think"} """, "reaction", "m")]
    [InlineData(""" "message_edit":{"text":"of nothing"} """, "message_edit", null)]
    [InlineData(""" "kind of tomorrow\n":{} """, "unknown", null)]
    public void What_we_have_no_use_for_is_named_and_ignored(string subject, string kind, string? id)
    {
        var payload = Payload(MessengerHost.Envelope(subject));
        Assert.Empty(payload.Accounts);
        Assert.Equal(new IgnoredEvent(kind, id), Assert.Single(payload.Ignored));
    }

    [Theory]
    [InlineData(""" "reaction":{"mid":"m","action":"react","reaction":"smile","emoji":"😀"} """, "😀", null)]
    [InlineData(""" "reaction":{"mid":"m","action":"react","reaction":"other"} """, "other", null)]
    [InlineData(""" "reaction":{"mid":"m","action":"unreact"} """, null, "")]
    public void A_reaction_tells_what_it_is_about(string subject, string? added, string? removed)
    {
        var activity = Read(subject).Activity;
        Assert.Equal((ActivityTypes.MessageReaction, "m"), (activity.Type, activity.ReplyToId));
        Assert.Equal((added, removed), (activity.ReactionsAdded?.Single().Type, activity.ReactionsRemoved?.Single().Type));
    }

    [Theory]
    [InlineData(""" "optin":{"ref":"x","user_ref":"y"} """, "messenger/optin")]
    [InlineData(""" "account_linking":{"status":"linked"} """, "messenger/account_linking")]
    [InlineData(""" "referral":{"ref":"x"} """, "messenger/referral")]
    public void What_customers_do_beside_writing_is_an_event(string subject, string name) =>
        Assert.Equal((ActivityTypes.Event, name), (Read(subject).Activity.Type, Read(subject).Activity.Name));

    public static TheoryData<string, PlatformNotice> Notices => new()
    {
        { """ "delivery":{"watermark":1700000000000} """, new PlatformNotice.Receipt(ReceiptProgress.Delivered, "5678", UpTo: Watermark) },
        { """ "read":{"watermark":1700000000000} """, new PlatformNotice.Receipt(ReceiptProgress.Read, "5678", UpTo: Watermark) },
        { """ "read":{"mid":"m_7"} """, new PlatformNotice.Receipt(ReceiptProgress.Read, "5678", PlatformId: "m_7") },
        { """ "message_edit":{"mid":"m","text":"new","num_edit":"1"} """, new PlatformNotice.Changed("5678", "m", "new", 1) },
        { """ "message":{"mid":"m","is_deleted":true} """, new PlatformNotice.Changed("5678", "m", null) },
        { """ "pass_thread_control":{"previous_owner_app_id":"263902037430900","new_owner_app_id":"42"} """, new PlatformNotice.GivenBack("5678") },
    };

    private static readonly DateTimeOffset Watermark = DateTimeOffset.FromUnixTimeMilliseconds(1700000000000);

    [Theory]
    [MemberData(nameof(Notices), DisableDiscoveryEnumeration = true)]
    public void What_Meta_tells_beside_customers_words_is_a_notice(string subject, PlatformNotice notice) =>
        Assert.Equal(notice, Notice(MessengerHost.Envelope(subject)));

    [Theory]
    [InlineData("42", "42", true)]
    [InlineData("42", "263902037430900", false)]
    [InlineData(null, "1234567", true)]
    [InlineData(null, "26390203743090", false)]
    public void A_passed_thread_is_ours_or_somebody_elses(string? own, string owner, bool ours)
    {
        var notice = Notice(MessengerHost.Envelope(
            $$""" "pass_thread_control":{"previous_owner_app_id":"263902037430900","new_owner_app_id":"{{owner}}"} """), own);
        Assert.Equal(ours, notice is PlatformNotice.GivenBack);
        Assert.Equal(!ours, notice is PlatformNotice.SpokenElsewhere { PlatformId: null });
    }

    [Fact]
    public void A_taken_thread_is_somebody_elses() => Assert.IsType<PlatformNotice.SpokenElsewhere>(
        Notice(MessengerHost.Envelope(""" "take_thread_control":{"new_owner_app_id":"263902037430900"} """)));

    [Fact]
    public void An_echo_with_our_mark_confirms_our_call() => Assert.Equal(
        new PlatformNotice.OwnEcho(123, "m_e"), Notice(Echo("""{"mid":"m_e","text":"x","is_echo":true,"app_id":1517776481860111,"metadata":"carebot:123"}""")));

    [Fact]
    public void An_echo_of_somebody_else_tells_their_words()
    {
        var spoken = Assert.IsType<PlatformNotice.SpokenElsewhere>(
            Notice(Echo("""{"mid":"m_e","text":"Halo, saya Rina","is_echo":true,"app_id":263902037430900}"""), "42"));
        Assert.Equal(("5678", "m_e", "Halo, saya Rina"), (spoken.ConversationKey, spoken.PlatformId, spoken.Text));
        Assert.Equal(("5678", "1234"), (spoken.Reference.User.Id, spoken.Reference.Bot.Id));
    }

    [Fact]
    public void An_echo_of_our_app_without_a_mark_is_ignored() =>
        Assert.Empty(Payload(Echo("""{"mid":"m_e","text":"x","is_echo":true,"app_id":42}"""), "42").Accounts);

    [Fact]
    public void A_policy_of_Meta_is_told() =>
        Assert.Equal(["block"], Assert.Single(Payload(MessengerHost.Envelope(""" "policy-enforcement":{"action":"block"} """)).Accounts).Policies);

    [Fact]
    public void Standby_events_are_kept_but_not_ours_to_answer()
    {
        var payload = Payload(
            """{"object":"page","entry":[{"id":"1","standby":[{"sender":{"id":"5"},"message":{"mid":"m","text":"x"}},{"sender":{"id":"5"},"postback":{"mid":"p","title":"Menu"}},{}],"changes":[{"field":"feed","value":{}}]}]}""");
        var told = Assert.Single(payload.Accounts);
        Assert.All(told.Before, n => Assert.IsType<PlatformNotice.SpokenElsewhere>(n));
        Assert.Equal((2, 2), (told.Before.Count, told.Events.Count));
        Assert.Equal(["standby", "changes"], payload.Ignored.Select(i => i.Kind));
    }

    [Fact]
    public void Ids_and_times_may_be_numbers_or_strings_in_seconds_or_milliseconds()
    {
        var read = Payload("""{"object":"page","entry":[{"id":1234,"messaging":[{"sender":{"id":5678901234567890123},"timestamp":"1527459824","message":{"mid":77,"text":"x"}}]}]}""");
        var inbound = Assert.Single(Assert.Single(read.Accounts).Events);
        Assert.Equal(("77", "5678901234567890123"), (inbound.Key, inbound.CustomerKey));
        Assert.Equal(2018, inbound.PlatformAt.Year);
    }

    [Fact]
    public void An_event_without_a_time_takes_its_entrys_and_then_the_moment_it_came()
    {
        Assert.Equal(2023, Events("""{"object":"page","entry":[{"id":"1","time":1700000000000,"messaging":[{"sender":{"id":"5"},"message":{"mid":"m","text":"x"}}]}]}""")[0].PlatformAt.Year);
        Assert.Equal(Received, Events("""{"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"5"},"message":{"mid":"m","text":"x"}}]}]}""")[0].PlatformAt);
    }

    [Fact]
    public void An_event_without_an_id_is_known_again_by_what_it_is()
    {
        var first = Read(""" "referral":{"ref":"a"} """).Key;
        Assert.Equal(first, Read(""" "referral":{"ref":"a"} """).Key);
        Assert.NotEqual(first, Read(""" "referral":{"ref":"b"} """).Key);
    }

    [Fact]
    public void A_bad_event_costs_only_itself()
    {
        var events = Events("""{"object":"page","entry":[7,{"messaging":[{}]},{"id":"1","messaging":[null,5,{"message":{"mid":"x","text":"no sender"}},{"sender":{"user_ref":"r"},"message":{"text":"x"}},{"sender":{"id":"5"},"message":"text"},{"sender":{"id":"1"},"message":{"mid":"y","text":"the page itself"}},{"sender":{"id":"5"},"message":{"mid":"z"}},{"sender":{"id":"5"},"message":{"mid":"e","text":""}},{"sender":{"id":"5"},"message":{"mid":"m","text":"kept"}}]}]}""");
        Assert.Equal("kept", Assert.Single(events).Activity.Text);
    }

    private static InboundEvent One(string message) => Read("\"message\":" + message);

    private static InboundEvent Read(string subject) => Assert.Single(Events(MessengerHost.Envelope(subject)));

    private static IReadOnlyList<InboundEvent> Events(string body) => Assert.Single(Payload(body).Accounts).Events;

    private static PlatformNotice Notice(string body, string? own = null) => Assert.Single(Assert.Single(Payload(body, own).Accounts).After);

    private static string Echo(string message) =>
        """{"object":"page","entry":[{"id":"1234","messaging":[{"sender":{"id":"1234"},"recipient":{"id":"5678"},"timestamp":1700000000123,"message":""" + message + "}]}]}";

    private static WebhookPayload Payload(string body, string? own = null)
    {
        using var document = WebhookJson.Parse(Encoding.UTF8.GetBytes(body));
        return MessagingPayload.Read(new("messenger", own), document!.RootElement, Received);
    }
}
