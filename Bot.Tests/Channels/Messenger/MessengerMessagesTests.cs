using System.Text.Json;
using CareBot.Bot.Channels.Messenger;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels.Messenger;

public sealed class MessengerMessagesTests
{
    [Fact]
    public void A_text_is_one_message() => Assert.Equal(
        ["""{"text":"Halo Ané <b> & \"q\""}"""], MessengerMessages.Of(MessageOf("**Halo** Ané <b> & \"q\"")));

    [Fact]
    public void Text_that_is_plain_stays_as_it_is()
    {
        var reply = MessageOf("2 **3** 4");
        reply.TextFormat = TextFormatTypes.Plain;
        Assert.Equal(["""{"text":"2 **3** 4"}"""], MessengerMessages.Of(reply));
    }

    [Fact]
    public void A_long_text_is_several_messages_with_the_quick_replies_on_the_last()
    {
        var reply = MessageOf(string.Join("\n\n", Enumerable.Repeat(new string('x', 900), 5)), "Ya", "Tidak");
        var messages = MessengerMessages.Of(reply).Select(m => JsonDocument.Parse(m).RootElement).ToList();
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
        var message = JsonDocument.Parse(MessengerMessages.Of(MessageOf("Pilih:", Whole))[0]).RootElement.GetProperty("quick_replies")[0];
        Assert.Equal("Berapa lama pengiri…", message.GetProperty("title").GetString());
        Assert.Equal(Whole, MessengerQuickReply.Chosen(message.GetProperty("payload").GetString()!, message.GetProperty("title").GetString()).Text);
    }

    [Fact]
    public void A_value_that_is_no_text_comes_back_as_it_was_unless_it_is_too_long()
    {
        var reply = MessageOf("Pilih:");
        reply.SuggestedActions = new SuggestedActions
        {
            Actions = [new CardAction(ActionTypes.PostBack, title: "Ya", value: new { order = 17 }), new CardAction(ActionTypes.PostBack, title: "Semua", value: new { all = new string('x', 1000) })],
        };
        var replies = JsonDocument.Parse(MessengerMessages.Of(reply)[0]).RootElement.GetProperty("quick_replies");
        Assert.Equal(["{\"order\":17}", "Semua"], replies.EnumerateArray().Select(r => r.GetProperty("payload").GetString()));
    }

    [Fact]
    public void No_more_than_thirteen_quick_replies_and_none_that_is_empty()
    {
        var reply = MessageOf("Pilih:", [.. Enumerable.Range(1, 20).Select(n => $"pilihan {n}")]);
        reply.SuggestedActions.Actions.Insert(0, new CardAction(ActionTypes.ImBack, title: " ", value: ""));
        reply.SuggestedActions.Actions.Insert(0, null);
        var replies = JsonDocument.Parse(Assert.Single(MessengerMessages.Of(reply))).RootElement.GetProperty("quick_replies");
        Assert.Equal(13, replies.GetArrayLength());
        Assert.Equal("pilihan 1", replies[0].GetProperty("title").GetString());
    }

    [Fact]
    public void A_link_button_becomes_words_since_a_quick_reply_opens_nothing()
    {
        var reply = MessageOf("Lihat:");
        reply.SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.OpenUrl, title: "Toko", value: "https://toko.id")] };
        Assert.Equal(["""{"text":"Lihat:\nToko: https://toko.id"}"""], MessengerMessages.Of(reply));
    }

    [Fact]
    public void A_card_becomes_words_and_its_buttons_quick_replies()
    {
        var card = new HeroCard(title: "Pesanan", text: "**Dikirim**", buttons: [new CardAction(ActionTypes.PostBack, title: "Agen", value: "talk_to_agent")]);
        var reply = MessageOf(null);
        reply.Attachments = [new Attachment(HeroCard.ContentType, content: card)];
        string[] expected = ["""{"text":"Pesanan\nDikirim","quick_replies":[{"content_type":"text","title":"Agen","payload":"talk_to_agent"}]}"""];
        Assert.Equal(expected, MessengerMessages.Of(reply));
        reply.Attachments = [new Attachment(HeroCard.ContentType, content: Newtonsoft.Json.Linq.JObject.FromObject(card))];
        Assert.Equal(expected, MessengerMessages.Of(reply));
    }

    [Fact]
    public void Media_follow_the_text()
    {
        var reply = MessageOf("Ini petanya:");
        reply.Attachments = [new Attachment("image/png", "https://toko.id/peta.png"), new Attachment("image/png", "data:image/png;base64,AAAA"), null];
        Assert.Equal(
            ["""{"text":"Ini petanya:"}""", """{"attachment":{"type":"image","payload":{"url":"https://toko.id/peta.png"}}}"""],
            MessengerMessages.Of(reply));
    }

    [Fact]
    public void What_Messenger_cannot_show_is_no_message()
    {
        Assert.Empty(MessengerMessages.Of(MessageOf(" ")));
        foreach (var type in new[] { ActivityTypes.Typing, ActivityTypes.Event, ActivityTypes.Trace, ActivityTypes.EndOfConversation, ActivityTypes.Handoff })
        {
            Assert.Empty(MessengerMessages.Of(new Activity(type) { Text = "x" }));
        }
    }

    [Fact]
    public void Half_an_emoji_leaves_as_the_replacement_character() =>
        Assert.Equal("a\ufffd", JsonDocument.Parse(MessengerMessages.Of(MessageOf("a\ud83d"))[0]).RootElement.GetProperty("text").GetString());

    private static Activity MessageOf(string? text, params string[] suggestions) => new(ActivityTypes.Message)
    {
        Text = text,
        SuggestedActions = suggestions.Length == 0 ? null : new SuggestedActions
        {
            Actions = [.. suggestions.Select(s => new CardAction(ActionTypes.ImBack, title: s, value: s))],
        },
    };
}
