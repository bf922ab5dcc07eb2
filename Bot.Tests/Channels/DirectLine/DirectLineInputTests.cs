using System.Text;
using CareBot.Bot.Channels.DirectLine;
using CareBot.Tests.Storage;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.DirectLine;

public sealed class DirectLineInputTests
{
    public static TheoryData<string, int, string> Refused => new()
    {
        { "", 400, "MissingProperty" },
        { "{", 400, "BadArgument" },
        { "[]", 400, "BadArgument" },
        { "\"message\"", 400, "BadArgument" },
        { "{}", 400, "MissingProperty" },
        { """{"type":7}""", 400, "MissingProperty" },
        { """{"type":"message"}""", 400, "MissingProperty" },
        { """{"type":"message","text":"  "}""", 400, "MissingProperty" },
        { """{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""", 400, "BadArgument" },
        { """{"type":"trace","text":"x"}""", 400, "BadArgument" },
        { """{"type":"handoff","text":"x"}""", 400, "BadArgument" },
        { """{"type":"event"}""", 400, "BadArgument" },
        { """{"type":"event","name":"Handoff.initiate"}""", 400, "BadArgument" },
        { """{"type":"message","text":"x","attachments":"none"}""", 400, "BadArgument" },
        { """{"type":"message","text":"x","suggestedActions":[1]}""", 400, "BadArgument" },
        { """{"type":"message","text":{"a":1}}""", 400, "MissingProperty" },
        { """{"type":"message","text":"x","entities":{"a":1}}""", 400, "BadArgument" },
        { """{"type":"message","text":"x","expiration":"soon"}""", 400, "BadArgument" },
        { $$"""{"type":"message","text":"x","channelData":{{string.Concat(Enumerable.Repeat("[", 200))}}{{string.Concat(Enumerable.Repeat("]", 200))}}}""", 400, "BadArgument" },
        { $$"""{"type":"message","text":"{{new string('a', DirectLineIncoming.MostCharacters)}}"}""", 413, "MessageSizeTooBig" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_taken_is_refused_with_a_reason_and_nothing_is_kept(string body, int status, string code)
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();

        var answer = await PostAsync(host, chat, body);

        var (_, set) = await host.CallAsync(HttpMethod.Get, chat.Activities, chat.Token);
        Assert.Equal((status, code), (answer.Status, (string)answer.Body["error"]!["code"]!));
        Assert.NotEmpty((string)answer.Body["error"]!["message"]!);
        Assert.Empty(set["activities"]!);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"half an emoji \ud83d and a NUL \u0000"}""")]
    [InlineData("""{"type":"message","text":"x","localTimestamp":"yesterday","locale":7,"timestamp":"now"}""")]
    [InlineData("""{"type":"message","value":{"choice":1},"deliveryMode":"stream"}""")]
    [InlineData("""{"type":"message","text":"x","channelData":"text","from":"me"}""")]
    [InlineData("""{"type":"message","text":"x","channelData":{"clientActivityID":"/../|\n"}}""")]
    [InlineData("""{"type":"message","text":"x","somethingNew":{"deep":[1,2.5,1e400]}}""")]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"language":"id-ID"}}""")]
    public async Task What_is_only_strange_is_taken_and_comes_back(string body)
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();

        var (status, answer) = await PostAsync(host, chat, body);

        var (_, set) = await host.CallAsync(HttpMethod.Get, chat.Activities, chat.Token);
        Assert.Equal(200, status);
        Assert.Equal((string)answer["id"]!, (string)Assert.Single(set["activities"]!)["id"]!);
    }

    [Fact]
    public void Names_in_another_case_do_not_smuggle_in_what_only_the_server_says()
    {
        var caller = new DirectLineCaller(new("web", "web", [], [], "default", true), new(1, 1, "directline", "web", "web"), new("web", "c1", "u1"));
        var body = JObject.Parse("""{"Type":"message","text":"x","ServiceUrl":"https://evil.example","FROM":{"id":"bot","role":"bot"},"DeliveryMode":"expectReplies","Recipient":{"id":"r"},"ID":"7","CallerId":"c"}""");

        var activity = DirectLineIncoming.Read(body, caller, "c1", DateTimeOffset.UnixEpoch).Event!.Activity;

        Assert.Equal(("u1", "user", "web", null, null, null), (activity.From.Id, activity.From.Role, activity.Recipient.Id, activity.ServiceUrl, activity.DeliveryMode, activity.CallerId));
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_before_they_are_read()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        using var content = new StringContent(new string('a', 10 * 1024 * 1024), Encoding.UTF8, "application/json");

        using var response = await host.SendAsync(HttpMethod.Post, chat.Activities, chat.Token, content);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task Typing_is_answered_and_not_kept()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();

        var (status, answer) = await host.CallAsync(HttpMethod.Post, chat.Activities, chat.Token, new { type = "typing" });

        var (_, set) = await host.CallAsync(HttpMethod.Get, chat.Activities, chat.Token);
        Assert.Equal(200, status);
        Assert.NotEmpty((string)answer["id"]!);
        Assert.Empty(set["activities"]!);
    }

    [Theory]
    [InlineData("GET", "nonsense", 404)]
    [InlineData("DELETE", "conversations", 404)]
    [InlineData("GET", "session/getsessionid", 404)]
    [InlineData("GET", "conversations/x/stream?t=x", 400)]
    [InlineData("GET", "conversations/x/stream/multimodal", 404)]
    [InlineData("GET", "conversations/x%7C/activities", 401)]
    public async Task Addresses_that_do_not_exist_answer_in_the_same_form(string method, string path, int status)
    {
        await using var host = await StartAsync();

        var answer = await host.CallAsync(new(method), path, null);

        Assert.Equal(status, answer.Status);
        Assert.NotEmpty((string)answer.Body["error"]!["code"]!);
    }

    [Fact]
    public async Task A_conversation_that_goes_too_fast_is_told_when_to_go_on()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 60; i++)
        {
            answers.Add(await host.SendAsync(HttpMethod.Post, chat.Activities, chat.Token, new StringContent("""{"type":"typing"}""", Encoding.UTF8, "application/json")));
        }

        var refused = answers.First(a => (int)a.StatusCode == 429);
        Assert.Equal(200, (int)answers[0].StatusCode);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
    }

    private static async Task<(int Status, JObject Body)> PostAsync(DirectLineHost host, Chat chat, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await host.SendAsync(HttpMethod.Post, chat.Activities, chat.Token, content);
        return ((int)response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }

    private static async Task<DirectLineHost> StartAsync() => await DirectLineHost.StartAsync(await TestDatabase.SqliteAsync());
}
