using System.Text.Json;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Notices;
using CareBot.Tests.Channels.Meta;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.WhatsApp;

public sealed class WhatsAppContractTests : MetaContract
{
    private const string VectorBody =
        """{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Luc\u00eda"},"wa_id":"16505551234"}],"messages":[{"from":"16505551234","id":"wamid.X1","timestamp":"1749416383","type":"text","text":{"body":"halo \ud83d\udc4b"}}]},"field":"messages"}]}]}""";

    private const string UserId = "ID.13491208655302741918";

    private protected override string ChannelId => "whatsapp";

    private protected override string Section => "WhatsApp";

    private protected override GraphKind Kind => GraphKind.WhatsApp;

    private protected override int LongestText => 4096;

    private protected override IReadOnlyList<(string Key, string? Value)> More => [("WindowTemplate", "kabar")];

    private protected override IReadOnlyList<(string Body, string Signature)> Vectors =>
        [(VectorBody, "sha256=e08b49f9f0aee8aa34d826231e03b403191cd905777ba5141c89dee9a439e2e8")];

    private protected override IReadOnlyList<PlatformError> Errors =>
    [
        Error(500, 131000, null, SendOutcome.Transient), Error(503, 2, null, SendOutcome.Transient), Error(500, 131016, null, SendOutcome.Transient),
        Error(400, 130429, null, SendOutcome.RateLimited), Error(400, 131056, null, SendOutcome.RateLimited), Error(400, 131048, null, SendOutcome.RateLimited),
        Error(400, 80007, null, SendOutcome.RateLimited), Error(400, 4, null, SendOutcome.RateLimited),
        Error(400, 131047, null, SendOutcome.WindowClosed),
        Error(400, 131026, null, SendOutcome.Unreachable), Error(400, 131049, null, SendOutcome.Unreachable), Error(400, 131050, null, SendOutcome.Unreachable),
        Error(401, 190, null, SendOutcome.TokenDead), Error(401, 0, null, SendOutcome.TokenDead), Error(400, 133010, null, SendOutcome.TokenDead),
        Error(400, 131042, null, SendOutcome.TokenDead), Error(403, 131031, null, SendOutcome.TokenDead), Error(403, 368, null, SendOutcome.TokenDead),
        Error(400, 131051, null, SendOutcome.Rejected), Error(400, 131052, null, SendOutcome.Rejected), Error(400, 131008, null, SendOutcome.Rejected),
        Error(404, 132001, null, SendOutcome.Rejected), Error(400, 132015, null, SendOutcome.Rejected), Error(403, 10, null, SendOutcome.Rejected), Error(403, 200, null, SendOutcome.Rejected),
    ];

    private protected override PlatformError WindowOver => Error(400, 131047, null, SendOutcome.WindowClosed);

    private protected override PlatformError MediaRefused => Error(400, 131053, null, SendOutcome.Rejected);

    private protected override string Call(string account, params IEnumerable<Said> messages) => Value(
        account, $$""" "contacts":[{"profile":{"name":"Sari"},"wa_id":"{{Customer}}"}],"messages":[{{string.Join(',', messages.Select(Text))}}] """);

    private protected override string CallWithBrokenMiddle(Said before, Said after) =>
        Value(Shop, $$""" "messages":[{{Text(before)}},{"from":{},"id":7,"type":"text","text":"?"},{{Text(after)}}] """);

    private protected override string PictureCall(string id) => Value(
        Shop, $$$""" "messages":[{"from":"{{{Customer}}}","id":"{{{id}}}","timestamp":"1700000000","type":"image","image":{"id":"77","mime_type":"image/jpeg","sha256":"x"}}] """);

    private protected override string OwnEcho(long outboxId, string id) => Status("sent", $$""","biz_opaque_callback_data":"carebot:{{outboxId}}" """);

    private protected override string ForeignEcho(string id, string text) =>
        Value(Shop, $$$""" "message_echoes":[{"from":"15550783881","to":"{{{Customer}}}","id":"{{{id}}}","timestamp":"1700000000","type":"text","text":{"body":"{{{text}}}"}}] """, "smb_message_echoes");

    [Fact]
    public async Task A_chosen_row_says_its_whole_text()
    {
        await this.PostSignedAsync(Message(""" "type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"Berapa lama pengiriman ke Papua?","title":"Berapa lama pengiriman …"}} """));
        Assert.Equal("Berapa lama pengiriman ke Papua?", Assert.Single(this.Host.Inbox.Kept).Activity.Text);
    }

    [Fact]
    public async Task The_name_that_customers_chose_comes_along()
    {
        await this.PostSignedAsync(this.Call(Shop, new Said("wamid.1", Customer, "halo")));
        Assert.Equal("Sari", Assert.Single(this.Host.Inbox.Kept).CustomerName);
    }

    [Fact]
    public async Task A_business_scoped_id_is_who_wrote_and_the_number_becomes_the_second_id()
    {
        await this.PostSignedAsync(Value(Shop,
            $$$""" "contacts":[{"profile":{"name":"Sari"},"wa_id":"{{{Customer}}}","user_id":"{{{UserId}}}"}],"messages":[{"from":"{{{Customer}}}","id":"wamid.1","timestamp":"1700000000","type":"text","text":{"body":"halo"}}] """));
        Assert.Equal((UserId, UserId), (this.Host.Inbox.Kept[0].CustomerKey, this.Host.Inbox.Kept[0].ConversationKey));
        Assert.Equal([new PlatformNotice.KeyChanged(Customer, UserId), new PlatformNotice.KeyChanged(Customer, UserId)], this.Host.Notices.Told);
    }

    [Fact]
    public async Task What_WhatsApp_tells_of_other_things_is_named_in_the_log()
    {
        await this.PostSignedAsync(Value(Shop, """ "history":[{"rahasia":1}] """, "history"));
        Assert.Contains(this.Host.Log.Lines, l => l.Contains("history", StringComparison.Ordinal) && !l.Contains("rahasia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_customer_without_a_number_is_served()
    {
        await this.PostSignedAsync(Value(Shop, $$$""" "messages":[{"from_user_id":"{{{UserId}}}","id":"wamid.1","timestamp":"1700000000","type":"text","text":{"body":"halo"}}] """));
        Assert.Equal(UserId, Assert.Single(this.Host.Inbox.Kept).CustomerKey);
        var payload = this.Channel.Render(new Activity(ActivityTypes.Message) { Text = "Halo" })[0];
        var sent = await this.Channel.SendAsync(this.Send(payload) with { Address = this.Address with { CustomerKey = UserId } }, CancellationToken.None);
        Assert.Equal(SendOutcome.Sent, sent.Outcome);
        Assert.Equal(UserId, Assert.Single(this.Graph.Deliveries).Body.GetProperty("recipient").GetString());
    }

    [Fact]
    public async Task A_changed_number_is_the_same_customer()
    {
        await this.PostSignedAsync(Message(""" "type":"system","system":{"body":"x","wa_id":"62811","type":"user_changed_number"} """));
        Assert.Equal(new PlatformNotice.KeyChanged(Customer, "62811"), Assert.Single(this.Host.Notices.Told));
        Assert.Empty(this.Host.Inbox.Kept);
    }

    [Fact]
    public async Task Statuses_tell_what_became_of_our_messages()
    {
        await this.PostSignedAsync(Status("delivered", ""","biz_opaque_callback_data":"carebot:42" """));
        await this.PostSignedAsync(Status("failed", ""","errors":[{"code":131026,"title":"rahasia"}]"""));
        Assert.Equal(
            [
                new PlatformNotice.Receipt(ReceiptProgress.Delivered, Customer, 42, "wamid.s"),
                new PlatformNotice.Receipt(ReceiptProgress.Failed, Customer, null, "wamid.s", Error: "failed afterwards: Unreachable code 131026", Outcome: SendOutcome.Unreachable),
            ],
            this.Host.Notices.Told);
    }

    [Fact]
    public async Task One_call_may_be_about_several_numbers()
    {
        var both = this.Call(Shop, new Said("wamid.1", Customer, "satu"))[..^4] + "," + this.Call(Other, new Said("wamid.2", Customer, "dua"))[this.Call(Other).IndexOf("{\"field\"", StringComparison.Ordinal)..];
        await this.PostSignedAsync(both);
        Assert.Equal([("shop", "satu"), ("other", "dua")], this.Host.Inbox.Calls.Select(c => (c.Account.Name, c.Events[0].Activity.Text)));
    }

    [Fact]
    public async Task Choices_are_buttons_a_list_or_numbers()
    {
        await this.SayAsync(Asking("Sudah", "Belum"));
        await this.SayAsync(Asking("Sudah", "Belum", "Mungkin", "Entah"));
        await this.SayAsync(Asking([.. Enumerable.Range(1, 11).Select(n => $"no. {n}")]));
        Assert.Equal(["button", "list"], this.Graph.Deliveries.Take(2).Select(d => d.Body.GetProperty("interactive").GetProperty("type").GetString()));
        Assert.EndsWith("11. no. 11", this.Graph.Deliveries[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emphasis_is_written_as_WhatsApp_shows_it()
    {
        await this.SayAsync(new Activity(ActivityTypes.Message) { Text = "# Judul\n**tebal** *miring* ~~coret~~ `kode`" });
        Assert.Equal("*Judul*\n*tebal* _miring_ ~coret~ `kode`", Assert.Single(this.Graph.Deliveries).Text);
    }

    [Fact]
    public async Task A_person_s_words_leave_in_the_template_once_the_window_is_over()
    {
        this.Graph.FailNext(1, 400, 131047);
        var reply = new Activity(ActivityTypes.Message) { Text = "Pesanan kakak\n\nsudah dikirim", TextFormat = TextFormatTypes.Plain, From = new ChannelAccount(Shop, "Rina") };
        await this.SayAsync(reply);
        var template = Assert.Single(this.Graph.Deliveries).Body.GetProperty("template");
        Assert.Equal(("kabar", "id"), (template.GetProperty("name").GetString(), template.GetProperty("language").GetProperty("code").GetString()));
        Assert.Contains("Pesanan kakak sudah dikirim", template.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_s_words_leave_in_the_template_at_once_when_the_window_is_known_to_be_over()
    {
        var reply = new Activity(ActivityTypes.Message) { Text = "Sudah dikirim", From = new ChannelAccount(Shop, "Rina") };
        var late = this.Send(this.Channel.Render(reply)[0]) with { WindowOver = true };
        Assert.Equal(SendOutcome.Sent, (await this.Channel.SendAsync(late, CancellationToken.None)).Outcome);
        Assert.Equal("template", Assert.Single(this.Graph.Deliveries).Body.GetProperty("type").GetString());
        Assert.Equal(1, this.Graph.Calls);
    }

    [Fact]
    public async Task Too_many_messages_to_one_customer_hold_nobody_else_back()
    {
        this.Graph.FailNext(1, 400, 131056);
        var result = await this.Channel.SendAsync(this.Send(this.Channel.Render(new Activity(ActivityTypes.Message) { Text = "halo" })[0]), CancellationToken.None);
        Assert.Equal((SendOutcome.RateLimited, TimeSpan.FromSeconds(6), null), (result.Outcome, result.RetryAfter, result.AccountRest));
    }

    [Fact]
    public async Task What_is_written_beside_an_order_is_what_the_customer_says()
    {
        await this.PostSignedAsync(Message(""" "type":"order","order":{"catalog_id":"1","text":"yang merah ya","product_items":[]} """));
        Assert.Equal("yang merah ya", Assert.Single(this.Host.Inbox.Kept).Activity.Text);
    }

    [Fact]
    public async Task A_template_of_the_reply_leaves_as_it_is()
    {
        await this.SayAsync(new Activity(ActivityTypes.Message)
        {
            Text = "x", ChannelData = JObject.Parse("""{"template":{"name":"order_update","language":{"code":"id"},"components":[]}}"""),
        });
        Assert.Equal("order_update", Assert.Single(this.Graph.Deliveries).Body.GetProperty("template").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Read_and_typing_are_one_call_about_the_last_message()
    {
        await this.Channel.ShowTypingAsync(this.Address, CancellationToken.None);
        var shown = Assert.Single(this.Graph.Deliveries).Body;
        Assert.Equal(("read", "wamid.last", "text"), (shown.GetProperty("status").GetString(), shown.GetProperty("message_id").GetString(), shown.GetProperty("typing_indicator").GetProperty("type").GetString()));
    }

    private static Activity Asking(params IReadOnlyList<string> titles) => new(ActivityTypes.Message)
    {
        Text = "Yang mana?", SuggestedActions = new SuggestedActions { Actions = [.. titles.Select(t => new CardAction(ActionTypes.ImBack, t, value: t))] },
    };

    private static string Text(Said said) =>
        $$$"""{"from":"{{{said.Customer}}}","id":"{{{said.Id}}}","timestamp":"{{{said.Second}}}","type":"text","text":{"body":{{{JsonSerializer.Serialize(said.Text)}}}}}""";

    private static string Message(string typed) => Value(
        Shop, $$""" "contacts":[{"profile":{"name":"Sari"},"wa_id":"{{Customer}}"}],"messages":[{"from":"{{Customer}}","id":"wamid.m","timestamp":"1700000000",{{typed}}}] """);

    private static string Status(string status, string more = "") =>
        Value(Shop, $$""" "statuses":[{"id":"wamid.s","status":"{{status}}","timestamp":"1700000000","recipient_id":"{{Customer}}"{{more}}}] """);

    private static string Value(string number, string parts, string field = "messages") =>
        $$$"""{"object":"whatsapp_business_account","entry":[{"id":"102","changes":[{"field":"{{{field}}}","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"1","phone_number_id":"{{{number}}}"},{{{parts}}}}}]}]}""";
}
