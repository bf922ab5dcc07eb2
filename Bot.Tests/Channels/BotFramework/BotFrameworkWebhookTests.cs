using System.Net;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.BotFramework;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.BotFramework;

/// <summary>Without an app id: a developer's machine.</summary>
public sealed class BotFrameworkWebhookTests : IAsyncLifetime
{
    private ChannelHost host = null!;

    public async ValueTask InitializeAsync() => this.host = await ChannelHost.StartAsync([]);

    public ValueTask DisposeAsync() => this.host.DisposeAsync();

    [Fact]
    public async Task A_message_is_stored_whole_and_acknowledged_with_nothing()
    {
        using var answer = await this.host.SayAsync(BotFrameworkHost.Message);
        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        var kept = Assert.Single(this.host.Inbox.Kept);
        Assert.Equal(("webchat|abc123|bf3cc9a2", "webchat|abc123", "webchat|dl_42", "Ana"), (kept.Key, kept.ConversationKey, kept.CustomerKey, kept.CustomerName));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 0, 0, 123, TimeSpan.Zero), kept.PlatformAt);
        Assert.Equal(("Where is my order?", "https://smba.trafficmanager.net/amer/", "webchat", null),
            (kept.Activity.Text, kept.Activity.ServiceUrl, kept.Activity.ChannelId, kept.Activity.CallerId));
        Assert.Equal("1693", (string?)((JObject)kept.Activity.ChannelData)["clientActivityID"]);
        Assert.Equal(1, (int?)kept.Activity.Properties["unheardOf"]!["a"]);
    }

    [Theory]
    [InlineData("127.0.0.1", null, null, HttpStatusCode.OK)]
    [InlineData("::1", null, null, HttpStatusCode.OK)]
    [InlineData("::ffff:127.0.0.1", null, null, HttpStatusCode.OK)]
    [InlineData("192.168.1.7", null, null, HttpStatusCode.Forbidden)]
    [InlineData("203.0.113.7", null, null, HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "Origin", "http://localhost:3000", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", "Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "203.0.113.7", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "Forwarded", "for=203.0.113.7", HttpStatusCode.Forbidden)]
    public async Task Without_an_app_id_only_programs_on_this_machine_are_served(string address, string? header, string? value, HttpStatusCode status)
    {
        await using var other = await ChannelHost.StartAsync([], IPAddress.Parse(address));
        using var answer = await other.SayAsync(BotFrameworkHost.Message, null, header is null ? [] : [(header, value!)]);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, other.Inbox.Kept.Count);
    }

    [Theory]
    [InlineData("", "BadSyntax")]
    [InlineData("hello", "BadSyntax")]
    [InlineData("[]", "BadSyntax")]
    [InlineData("{}", "MissingProperty")]
    [InlineData("""{"type":""}""", "MissingProperty")]
    [InlineData("""{"type":{}}""", "BadSyntax")]
    [InlineData("""{"type":"message","from":5}""", "BadSyntax")]
    [InlineData("""{"type":"message","channelId":"x"}""", "MissingProperty")]
    [InlineData("""{"type":"message","channelId":"x","conversation":{"id":"c"}}""", "MissingProperty")]
    [InlineData("""{"type":"message","channelId":"x","conversation":{"id":"c"},"from":{"id":"u"}}""", "BadArgument")]
    [InlineData("""{"type":"message","channelId":"x","conversation":{"id":"c"},"from":{"id":"u"},"serviceUrl":"file:///etc/passwd"}""", "BadArgument")]
    public async Task What_is_no_activity_gets_400_and_says_why(string body, string code)
    {
        using var answer = await this.host.SayAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, error.RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.Empty(this.host.Inbox.Calls);
    }

    [Fact]
    public async Task Another_method_gets_405()
    {
        using var answer = await this.host.Client.GetAsync(new Uri("/api/messages", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task An_activity_has_at_most_256_K_characters()
    {
        using var most = await this.host.SayAsync(BotFrameworkHost.Message.PadRight(BotFrameworkWebhook.MostCharacters));
        using var more = await this.host.SayAsync(BotFrameworkHost.Message.PadRight(BotFrameworkWebhook.MostCharacters + 1));
        using var muchMore = await this.host.SayAsync(BotFrameworkHost.Message.PadRight((4 * BotFrameworkWebhook.MostCharacters) + 1));
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge),
            (most.StatusCode, more.StatusCode, muchMore.StatusCode));
        Assert.Single(this.host.Inbox.Kept);
        Assert.Contains("MessageSizeTooBig", await more.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("MessageSizeTooBig", await muchMore.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_nested_too_deeply_gets_400()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);
        using var answer = await this.host.SayAsync(BotFrameworkHost.Message.Replace("\"textFormat\"", $"\"value\":{deep},\"textFormat\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("BadSyntax", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contactRelationUpdate")]
    [InlineData("deleteUserData")]
    [InlineData("endOfConversation")]
    [InlineData("event")]
    [InlineData("handoff")]
    [InlineData("installationUpdate")]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("suggestion")]
    [InlineData("trace")]
    [InlineData("kindOfTomorrow")]
    public async Task Every_type_is_recorded_and_acknowledged(string type)
    {
        using var answer = await this.host.SayAsync(Typed(type));
        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(type, Assert.Single(this.host.Inbox.Kept).Activity.Type);
        Assert.Empty(this.host.Replies.Waits);
    }

    [Fact]
    public async Task Typing_is_acknowledged_and_not_kept()
    {
        using var answer = await this.host.SayAsync(Typed("typing"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(this.host.Inbox.Calls);
    }

    [Fact]
    public async Task An_edit_of_a_message_is_no_repetition_of_it_and_a_repeated_edit_is()
    {
        foreach (var body in new[] { BotFrameworkHost.Message, Typed("messageUpdate"), Typed("messageUpdate"), Typed("messageDelete") })
        {
            using var answer = await this.host.SayAsync(body);
        }

        Assert.Equal(["message", "messageUpdate", "messageDelete"], this.host.Inbox.Kept.Select(e => e.Activity.Type));
    }

    [Theory]
    [InlineData("\"conversation\":{\"id\":\"abc123\"},", "")]
    [InlineData("\"conversation\":{\"id\":\"abc123\"}", "\"conversation\":{}")]
    public async Task An_activity_of_any_type_needs_its_conversation(string said, string instead)
    {
        using var answer = await this.host.SayAsync(Typed("kindOfTomorrow").Replace(said, instead, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("conversation.id", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(this.host.Inbox.Calls);
    }

    [Theory]
    [InlineData(200, """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive"}""")]
    [InlineData(412, null)]
    [InlineData(501, null)]
    public async Task An_invoke_is_answered_with_the_status_and_body_of_its_turn(int status, string? body)
    {
        this.host.Replies.Answer = new(status, body);
        using var answer = await this.host.SayAsync(Typed("invoke"));
        Assert.Equal((status, body ?? ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(body is null ? null : "application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("webchat|abc123|bf3cc9a2", Assert.Single(this.host.Replies.Waits));
    }

    [Fact]
    public async Task An_invoke_of_the_bot_itself_is_nobodys()
    {
        using var answer = await this.host.SayAsync(Typed("invoke").Replace("\"name\":\"Ana\"", "\"role\":\"bot\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Empty(this.host.Inbox.Calls);
    }

    [Fact]
    public async Task What_an_agent_hub_says_is_not_the_customers()
    {
        const string Status = """{"type":"event","name":"handoff.status","id":"s1","channelId":"webchat","serviceUrl":"http://localhost:5000","conversation":{"id":"c"},"value":{"state":"accepted"}}""";
        using var answer = await this.host.SayAsync(Status);
        var kept = Assert.Single(this.host.Inbox.Kept);
        Assert.Equal((HttpStatusCode.OK, false, null), (answer.StatusCode, kept.FromCustomer, kept.CustomerName));
    }

    [Theory]
    [InlineData("\"timestamp\":\"2026-09-01T08:00:00.123Z\"", "\"timestamp\":\"gestern\"")]
    [InlineData("\"timestamp\":\"2026-09-01T08:00:00.123Z\"", "\"timestamp\":17")]
    [InlineData("\"timestamp\":\"2026-09-01T08:00:00.123Z\"", "\"LocalTimestamp\":\"0001-01-01T00:00:00+14:00\"")]
    public async Task No_activity_is_refused_for_its_time(string said, string instead)
    {
        using var answer = await this.host.SayAsync(BotFrameworkHost.Message.Replace(said, instead, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(this.host.Clock.GetUtcNow(), Assert.Single(this.host.Inbox.Kept).PlatformAt);
    }

    [Fact]
    public async Task Text_that_looks_like_a_date_stays_text()
    {
        using var answer = await this.host.SayAsync(BotFrameworkHost.Message.Replace(
            "\"textFormat\"", "\"value\":{\"day\":\"2026-09-01T00:00:00Z\"},\"textFormat\"", StringComparison.Ordinal));
        Assert.Equal(JTokenType.String, ((JObject)Assert.Single(this.host.Inbox.Kept).Activity.Value)["day"]!.Type);
    }

    [Fact]
    public async Task The_bot_joining_is_nobodys_doing_and_the_customer_joining_is_theirs()
    {
        const string Update = """{"type":"conversationUpdate","channelId":"emulator","serviceUrl":"http://localhost:5000","conversation":{"id":"c"},"recipient":{"id":"bot"},"membersAdded":[null,{"id":"NEW"}]}""";
        using var bot = await this.host.SayAsync(Update.Replace("NEW", "bot", StringComparison.Ordinal));
        Assert.Empty(this.host.Inbox.Calls);
        using var customer = await this.host.SayAsync(Update.Replace("NEW", "ana", StringComparison.Ordinal));
        Assert.Equal(("emulator|ana", "ana"), (Assert.Single(this.host.Inbox.Kept).CustomerKey, this.host.Inbox.Kept[0].Activity.From.Id));
    }

    [Fact]
    public async Task A_repeated_activity_is_known_again_with_and_without_an_id()
    {
        var anonymous = BotFrameworkHost.Message.Replace("\"id\":\"bf3cc9a2\",", "", StringComparison.Ordinal);
        foreach (var body in new[] { BotFrameworkHost.Message, BotFrameworkHost.Message, anonymous, anonymous })
        {
            using var answer = await this.host.SayAsync(body);
        }

        Assert.Equal(2, this.host.Inbox.Kept.Count);
    }

    [Fact]
    public async Task Two_equal_messages_without_id_and_time_may_both_be_meant()
    {
        var bare = BotFrameworkHost.Message.Replace("\"id\":\"bf3cc9a2\",\"timestamp\":\"2026-09-01T08:00:00.123Z\",", "", StringComparison.Ordinal);
        using var first = await this.host.SayAsync(bare);
        using var second = await this.host.SayAsync(bare);
        Assert.Equal(2, this.host.Inbox.Kept.Count);
    }

    [Fact]
    public async Task Long_ids_make_keys_of_bounded_length()
    {
        var long511 = new string('x', 511);
        using var answer = await this.host.SayAsync(BotFrameworkHost.Message
            .Replace("abc123", long511, StringComparison.Ordinal).Replace("dl_42", long511, StringComparison.Ordinal));
        StorableEvent(Assert.Single(this.host.Inbox.Kept));
        using var refused = await this.host.SayAsync(BotFrameworkHost.Message.Replace("abc123", long511 + "xx", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        static void StorableEvent(Bot.Channels.InboundEvent inbound) => Messenger.StorableEvent.Check(inbound);
    }

    [Fact]
    public async Task A_caller_that_expects_replies_gets_them_in_the_answer()
    {
        this.host.Replies.Answer = LineAnswer.Of([new Activity(ActivityTypes.Message) { Text = "Which order?" }]);
        using var answer = await this.host.SayAsync(BotFrameworkHost.Message.Replace(
            "\"textFormat\"", "\"deliveryMode\":\"expectReplies\",\"textFormat\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"activities":[{"type":"message","text":"Which order?"}]}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("webchat|abc123|bf3cc9a2", Assert.Single(this.host.Replies.Waits));
        Assert.Equal(DeliveryModes.ExpectReplies, Assert.Single(this.host.Inbox.Kept).Activity.DeliveryMode);
    }

    [Fact]
    public async Task While_the_database_is_away_the_channel_is_asked_to_come_again()
    {
        this.host.Inbox.IsAway = true;
        using var answer = await this.host.SayAsync(BotFrameworkHost.Message);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task However_an_activity_is_mutated_it_is_answered_and_what_is_kept_can_be_stored()
    {
        string[] seeds =
        [
            BotFrameworkHost.Message,
            """{"type":"conversationUpdate","id":"1","channelId":"directline","serviceUrl":"http://localhost:1","conversation":{"id":"c","isGroup":false},"from":{"id":"u","role":"user","properties":{}},"recipient":{"id":"b"},"membersAdded":[{"id":"u"}],"entities":[{"type":"ClientCapabilities","supportsTts":true}],"historyDisclosed":true}""",
            """{"type":"message","id":"2","channelId":"msteams","serviceUrl":"http://localhost:1","conversation":{"id":"c","tenantId":"t"},"from":{"id":"u"},"recipient":{"id":"b"},"attachments":[{"contentType":"image/png","contentUrl":"https://x","content":{"a":[1]}}],"suggestedActions":{"to":["u"],"actions":[{"type":"imBack","title":"t","value":{"a":1}}]},"deliveryMode":"expectReplies","value":{"x":["y",2.5]},"relatesTo":{"bot":{"id":"b"},"conversation":{"id":"c"}},"semanticAction":{"id":"s","entities":{"a":{"type":"t"}}},"textHighlights":[{"text":"t","occurrence":1}],"reactionsAdded":[{"type":"like"}],"expiration":"2030-01-01T00:00:00Z","localTimestamp":"2026-09-01T15:00:00+07:00"}""",
        ];
        var mutations = new JsonMutations(20260902);
        var answers = new Dictionary<HttpStatusCode, int>();
        for (var at = 0; at < 4000; at++)
        {
            using var answer = await this.host.SayAsync(mutations.Of(seeds[at % seeds.Length]), null);
            answers[answer.StatusCode] = answers.GetValueOrDefault(answer.StatusCode) + 1;
        }

        Assert.Empty(answers.Keys.Except([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotImplemented]));
        var events = this.host.Inbox.Calls.SelectMany(c => c.Events).ToList();
        Assert.True(events.Count > 1000, $"only {events.Count} of 4000 were kept");
        Assert.All(events, Messenger.StorableEvent.Check);
        Assert.All(events, e => Assert.NotEmpty(Encoding.UTF8.GetBytes(e.Raw!)));
    }

    private static string Typed(string type) =>
        BotFrameworkHost.Message.Replace("\"type\":\"message\"", $"\"type\":\"{type}\"", StringComparison.Ordinal);
}
