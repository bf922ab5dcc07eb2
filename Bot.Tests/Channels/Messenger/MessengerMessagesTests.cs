using System.Text.Json;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Rendering;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels.Messenger;

public sealed class MessengerMessagesTests
{
    [Fact]
    public void A_text_is_one_message() => Assert.Equal(
        ["""{"text":"Halo Ané <b> & \"q\""}"""], Of(MessageOf("**Halo** Ané <b> & \"q\"")));

    [Fact]
    public void Text_that_is_plain_stays_as_it_is()
    {
        var reply = MessageOf("2 **3** 4");
        reply.TextFormat = TextFormatTypes.Plain;
        Assert.Equal(["""{"text":"2 **3** 4"}"""], Of(reply));
    }

    [Fact]
    public void A_long_text_is_several_messages_with_the_quick_replies_on_the_last()
    {
        var reply = MessageOf(string.Join("\n\n", Enumerable.Repeat(new string('x', 900), 5)), "Ya", "Tidak");
        var messages = Of(reply).Select(m => JsonDocument.Parse(m).RootElement).ToList();
        Assert.Equal(3, messages.Count);
        Assert.All(messages, m => Assert.InRange(m.GetProperty("text").GetString()!.Length, 1, 2000));
        Assert.Equal([false, false, true], messages.Select(m => m.TryGetProperty("quick_replies", out _)));
        Assert.Equal(
            """[{"content_type":"text","title":"Ya","payload":"Ya"},{"content_type":"text","title":"Tidak","payload":"Tidak"}]""",
            messages[2].GetProperty("quick_replies").GetRawText());
    }

    [Fact]
    public void A_long_suggestion_comes_back_whole()
    {
        const string Whole = "Berapa lama pengiriman ke Papua Barat Daya?";
        var sent = JsonDocument.Parse(Of(MessageOf("Pilih:", Whole))[0]).RootElement;
        var message = sent.GetProperty("quick_replies")[0];
        Assert.Equal("Pilih:\n1. " + Whole, sent.GetProperty("text").GetString());
        Assert.Equal("1. Berapa lama peng…", message.GetProperty("title").GetString());
        Assert.Equal(Whole, ReplyChoice.Chosen(message.GetProperty("payload").GetString()!, message.GetProperty("title").GetString()).Text);
    }

    [Fact]
    public void A_value_that_is_no_text_comes_back_as_it_was_unless_it_is_too_long()
    {
        var reply = MessageOf("Pilih:");
        reply.SuggestedActions = new SuggestedActions
        {
            Actions = [new CardAction(ActionTypes.PostBack, title: "Ya", value: new { order = 17 }), new CardAction(ActionTypes.PostBack, title: "Semua", value: new { all = new string('x', 1000) })],
        };
        var replies = JsonDocument.Parse(Of(reply)[0]).RootElement.GetProperty("quick_replies");
        Assert.Equal(["{\"order\":17}", "Semua"], replies.EnumerateArray().Select(r => r.GetProperty("payload").GetString()));
    }

    [Fact]
    public void No_more_than_thirteen_quick_replies_and_none_that_is_empty()
    {
        var reply = MessageOf("Pilih:", [.. Enumerable.Range(1, 20).Select(n => $"pilihan {n}")]);
        reply.SuggestedActions.Actions.Insert(0, new CardAction(ActionTypes.ImBack, title: " ", value: ""));
        reply.SuggestedActions.Actions.Insert(0, null);
        var replies = JsonDocument.Parse(Assert.Single(Of(reply))).RootElement.GetProperty("quick_replies");
        Assert.Equal(13, replies.GetArrayLength());
        Assert.Equal("pilihan 1", replies[0].GetProperty("title").GetString());
    }

    [Fact]
    public void A_link_becomes_a_button_under_the_text()
    {
        var reply = MessageOf("Lihat:");
        reply.SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.OpenUrl, title: "Toko", value: "https://toko.id")] };
        Assert.Equal(
            ["""{"attachment":{"type":"template","payload":{"template_type":"button","text":"Lihat:","buttons":[{"type":"web_url","title":"Toko","url":"https://toko.id"}]}}}"""],
            Of(reply));
    }

    [Fact]
    public void A_card_becomes_an_element_with_buttons()
    {
        var card = new HeroCard(title: "Pesanan", text: "**Dikirim**", buttons: [new CardAction(ActionTypes.PostBack, title: "Agen", value: "talk_to_agent")]);
        var reply = MessageOf(null);
        reply.Attachments = [new Attachment(HeroCard.ContentType, content: card)];
        string[] expected =
        [
            """{"attachment":{"type":"template","payload":{"template_type":"generic","elements":[{"title":"Pesanan","subtitle":"Dikirim","buttons":[{"type":"postback","title":"Agen","payload":"talk_to_agent"}]}]}}}""",
        ];
        Assert.Equal(expected, Of(reply));
        reply.Attachments = [new Attachment(HeroCard.ContentType, content: Newtonsoft.Json.Linq.JObject.FromObject(card))];
        Assert.Equal(expected, Of(reply));
    }

    [Fact]
    public void Media_follow_the_text()
    {
        var reply = MessageOf("Ini petanya:");
        reply.Attachments = [new Attachment("image/png", "https://toko.id/peta.png"), new Attachment("image/png", "data:image/png;base64,AAAA"), null];
        Assert.Equal(
            ["""{"text":"Ini petanya:"}""", """{"attachment":{"type":"image","payload":{"url":"https://toko.id/peta.png"}}}"""],
            Of(reply));
    }

    [Fact]
    public void What_Messenger_cannot_show_is_no_message()
    {
        Assert.Empty(Of(MessageOf(" ")));
        foreach (var type in new[] { ActivityTypes.Typing, ActivityTypes.Event, ActivityTypes.Trace, ActivityTypes.EndOfConversation, ActivityTypes.Handoff })
        {
            Assert.Empty(Of(new Activity(type) { Text = "x" }));
        }
    }

    [Fact]
    public void Half_an_emoji_leaves_as_the_replacement_character() =>
        Assert.Equal("a\ufffd", JsonDocument.Parse(Of(MessageOf("a\ud83d"))[0]).RootElement.GetProperty("text").GetString());

    private static Activity MessageOf(string? text, params string[] suggestions) => new(ActivityTypes.Message)
    {
        Text = text,
        SuggestedActions = suggestions.Length == 0 ? null : new SuggestedActions
        {
            Actions = [.. suggestions.Select(s => new CardAction(ActionTypes.ImBack, title: s, value: s))],
        },
    };

    [Fact]
    public void A_card_that_fits_no_element_becomes_words_and_its_buttons_quick_replies()
    {
        var card = new HeroCard(title: "Pesanan", text: new string('x', 90), buttons: [new CardAction(ActionTypes.PostBack, title: "Agen", value: "agen")]);
        var reply = MessageOf(null);
        reply.Attachments = [new Attachment(HeroCard.ContentType, content: card)];
        var message = JsonDocument.Parse(Assert.Single(Of(reply))).RootElement;
        Assert.Equal("Pesanan\n" + new string('x', 90), message.GetProperty("text").GetString());
        Assert.Equal("agen", message.GetProperty("quick_replies")[0].GetProperty("payload").GetString());
    }

    [Fact]
    public void Long_words_above_a_link_leave_first()
    {
        var reply = MessageOf(string.Join(' ', Enumerable.Repeat("kata", 300)));
        reply.SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.OpenUrl, title: "Toko", value: "https://toko.id"), new CardAction(ActionTypes.ImBack, title: "Ya", value: "Ya")] };
        var messages = Of(reply).Select(m => JsonDocument.Parse(m).RootElement).ToList();
        Assert.Equal([true, true, false], messages.Select(m => m.TryGetProperty("text", out _)));
        Assert.True(messages[^1].TryGetProperty("quick_replies", out _));
    }

    [Fact]
    public void A_persons_words_name_them()
    {
        var reply = MessageOf("Halo");
        reply.From = new ChannelAccount("1234", "Rina", role: RoleTypes.Bot);
        Assert.Equal(["""{"text":"Halo","$person":"Rina"}"""], Of(reply));
    }

    private static IReadOnlyList<string> Of(Activity reply) => MessagingMessages.Of(reply, 2000);
}
