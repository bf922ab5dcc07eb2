using System.Text;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Tests.Channels.Messenger;

namespace CareBot.Tests.Channels.Meta;

/// <summary>Events as Meta may write them tomorrow, in another order or with less in them.</summary>
public sealed class MessagingEventTests
{
    private static readonly DateTimeOffset Received = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_field_before_the_message_costs_no_message()
    {
        var told = Told(MessengerHost.Envelope(
            """ "thread":{"id":"t"},"message":{"mid":"m_1","text":"satu"} """, """ "thread":{"id":"t"},"message":{"mid":"m_2","text":"dua"} """));
        Assert.Equal([("m_1", "satu"), ("m_2", "dua")], told.Events.Select(e => (e.Key, e.Activity.Text)));
    }

    [Fact]
    public void A_new_field_before_the_event_does_not_hide_its_name() => Assert.Equal(
        new IgnoredEvent("request_thread_control", null),
        Assert.Single(Read(MessengerHost.Envelope(""" "thread":{"id":"t"},"request_thread_control":{"requested_owner_app_id":1} """)).Ignored));

    [Fact]
    public void A_delivery_names_its_messages_and_all_before_them() => Assert.Equal(
        [
            new PlatformNotice.Receipt(ReceiptProgress.Delivered, "5678", PlatformId: "m_1"),
            new PlatformNotice.Receipt(ReceiptProgress.Delivered, "5678", PlatformId: "m_2"),
            new PlatformNotice.Receipt(ReceiptProgress.Delivered, "5678", UpTo: DateTimeOffset.FromUnixTimeMilliseconds(1700000000000)),
        ],
        Told(MessengerHost.Envelope(""" "delivery":{"mids":["m_1","m_2",7.5,null],"watermark":1700000000000} """)).After);

    [Fact]
    public void A_change_carries_its_number() => Assert.Equal(
        [new PlatformNotice.Changed("5678", "m", "dua", 2), new PlatformNotice.Changed("5678", "m", "satu", 1)],
        Told(MessengerHost.Envelope(
            """ "message_edit":{"mid":"m","text":"dua","num_edit":2} """, """ "message_edit":{"mid":"m","text":"satu","num_edit":"1"} """)).After);

    [Fact]
    public void A_change_that_names_no_words_does_not_empty_the_message() => Assert.Equal(
        new IgnoredEvent("message_edit", "m"), Assert.Single(Read(MessengerHost.Envelope(""" "message_edit":{"mid":"m","num_edit":0} """)).Ignored));

    [Fact]
    public void What_an_account_writes_to_itself_is_nobodys_message()
    {
        var read = Read("""{"object":"instagram","entry":[{"id":"1234","messaging":[{"sender":{"id":"1234"},"recipient":{"id":"1234"},"timestamp":1,"message":{"mid":"m","text":"x","is_echo":true,"is_self":true}}]}]}""");
        Assert.Empty(read.Accounts);
        Assert.Equal(new IgnoredEvent("message_echo", "m"), Assert.Single(read.Ignored));
    }

    [Theory]
    [InlineData("1234567", "null", true)]
    [InlineData("1234567", "\"99\"", true)]
    [InlineData("1217981644879628", "null", false)]
    public void A_thread_that_Meta_passes_to_us_is_ours_whoever_had_it_before(string owner, string before, bool ours)
    {
        var passed = $$""" "pass_thread_control":{"previous_owner_app_id":{{before}},"new_owner_app_id":"{{owner}}"} """;
        Assert.Equal(ours, Assert.Single(Told(MessengerHost.Envelope(passed)).After) is PlatformNotice.GivenBack);
        var standby = MessengerHost.Envelope(passed).Replace("\"messaging\"", "\"standby\"", StringComparison.Ordinal);
        Assert.DoesNotContain(Read(standby).Accounts.SelectMany(a => a.After), n => n is PlatformNotice.GivenBack);
    }

    [Theory]
    [InlineData(""" "postback":{"mid":"m","title":"Menu","payload":"MENU"} """, true)]
    [InlineData(""" "postback":{"mid":"m","title":"Get Started","payload":"GET_STARTED"} """, true)]
    [InlineData(""" "reaction":{"mid":"m","action":"react","emoji":"😀"} """, true)]
    [InlineData(""" "referral":{"ref":"x","source":"SHORTLINK"} """, true)]
    [InlineData(""" "reaction":{"mid":"m","action":"unreact"} """, false)]
    [InlineData(""" "account_linking":{"status":"linked"} """, false)]
    public void What_customers_do_begins_the_reply_window_anew(string subject, bool opens) =>
        Assert.Equal(opens, Assert.Single(Told(MessengerHost.Envelope(subject)).Events).OpensWindow);

    private static AccountEvents Told(string body) => Assert.Single(Read(body).Accounts);

    private static WebhookPayload Read(string body)
    {
        using var document = WebhookJson.Parse(Encoding.UTF8.GetBytes(body));
        return MessagingPayload.Read(new("messenger"), document!.RootElement, Received);
    }
}
