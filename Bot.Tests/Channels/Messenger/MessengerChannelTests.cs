using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Messenger;
using CareBot.Bot.Channels.Meta;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBot.Tests.Channels.Messenger;

public sealed class MessengerChannelTests : IAsyncLifetime
{
    private static readonly ConnectedAccount Account = new(1, 1, "messenger", "shop", MessengerHost.Page);
    private static readonly ReplyAddress Address = new(Account, 7, "5678", "5678", new ConversationReference());

    private GraphStandIn graph = null!;
    private MessengerChannel channel = null!;

    public async ValueTask InitializeAsync()
    {
        this.graph = await GraphStandIn.StartAsync(new GraphPage(MessengerHost.Page, MessengerHost.Token));
        this.channel = Channel();
    }

    public async ValueTask DisposeAsync()
    {
        this.channel.Dispose();
        await this.graph.DisposeAsync();
    }

    [Fact]
    public async Task What_is_rendered_is_delivered_and_marked_as_ours()
    {
        var reply = new Activity(ActivityTypes.Message)
        {
            Text = new string('x', 2500),
            SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.ImBack, title: "Ya", value: "Ya")] },
        };
        var results = new List<SendResult>();
        foreach (var (payload, at) in this.channel.Render(reply).Select((p, at) => (p, at)))
        {
            results.Add(await SendAsync(40 + at, payload));
        }

        Assert.Empty(this.graph.Refusals);
        Assert.Equal([SendResult.Sent("m_standin_1"), SendResult.Sent("m_standin_2")], results);
        Assert.Equal(["carebot:40", "carebot:41"], this.graph.MessagesTo("5678").Select(m => m.Metadata));
        Assert.Equal([1950, 550], this.graph.MessagesTo("5678").Select(m => m.Text!.Length));
        Assert.Equal("RESPONSE", this.graph.Deliveries[0].Body.GetProperty("messaging_type").GetString());
    }

    [Theory]
    [InlineData(500, 1, null, SendOutcome.Transient)]
    [InlineData(400, 1, 99, SendOutcome.Transient)]
    [InlineData(500, 2, null, SendOutcome.Transient)]
    [InlineData(503, 1200, null, SendOutcome.Transient)]
    [InlineData(400, 1, 1357046, SendOutcome.Sent)]
    [InlineData(400, 4, null, SendOutcome.RateLimited)]
    [InlineData(400, 17, null, SendOutcome.RateLimited)]
    [InlineData(400, 32, null, SendOutcome.RateLimited)]
    [InlineData(403, 613, 2018338, SendOutcome.RateLimited)]
    [InlineData(400, 613, 2534040, SendOutcome.RateLimited)]
    [InlineData(400, 80006, null, SendOutcome.RateLimited)]
    [InlineData(400, 10, 2018278, SendOutcome.WindowClosed)]
    [InlineData(403, 10, 2018065, SendOutcome.WindowClosed)]
    [InlineData(400, 10, 2534022, SendOutcome.WindowClosed)]
    [InlineData(400, 10, 2018108, SendOutcome.Unreachable)]
    [InlineData(400, 551, null, SendOutcome.Unreachable)]
    [InlineData(400, 551, 1545041, SendOutcome.Unreachable)]
    [InlineData(403, 200, 1545041, SendOutcome.Unreachable)]
    [InlineData(400, 10, 1893063, SendOutcome.TokenDead)]
    [InlineData(400, 190, 460, SendOutcome.TokenDead)]
    [InlineData(401, 190, null, SendOutcome.TokenDead)]
    [InlineData(400, 100, 2018001, SendOutcome.Rejected)]
    [InlineData(400, 100, null, SendOutcome.Rejected)]
    [InlineData(500, 100, 2018008, SendOutcome.Rejected)]
    [InlineData(403, 200, 2018028, SendOutcome.Rejected)]
    [InlineData(403, 10, null, SendOutcome.Rejected)]
    [InlineData(400, 100, 2534037, SendOutcome.Transient)]
    [InlineData(400, 10, 2018300, SendOutcome.Transient)]
    [InlineData(400, 2018321, null, SendOutcome.Transient)]
    [InlineData(400, 36103, null, SendOutcome.Rejected)]
    [InlineData(400, 987654, null, SendOutcome.Rejected)]
    [InlineData(500, 987654, null, SendOutcome.Transient)]
    public async Task Graphs_errors_are_told_apart_by_code_not_by_status(int status, int code, int? subcode, SendOutcome outcome)
    {
        this.graph.FailNext(1, status, code, subcode);
        var result = await SendAsync();
        Assert.Equal(outcome, result.Outcome);
        Assert.Equal($"HTTP {status} code {code} subcode {subcode ?? 0}", result.Error);
    }

    [Theory]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "Tue, 01 Sep 2026 08:10:00 GMT", 600)]
    [InlineData("Retry-After", "Tue, 01 Sep 2026 07:00:00 GMT", null)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":[{"type":"messenger","estimated_time_to_regain_access":28}],"2":[{}]}""", 28 * 60)]
    [InlineData("X-Business-Use-Case-Usage", "not json", null)]
    public async Task The_platform_says_how_long_to_wait(string header, string value, int? seconds)
    {
        this.graph.FailNext(1, 400, 4, null, (header, value));
        var result = await SendAsync();
        Assert.Equal((SendOutcome.RateLimited, seconds), (result.Outcome, (int?)result.RetryAfter?.TotalSeconds));
    }

    [Theory]
    [InlineData(502, "<html>bad gateway</html>", SendOutcome.Transient)]
    [InlineData(404, "", SendOutcome.Transient)]
    [InlineData(429, "", SendOutcome.RateLimited)]
    [InlineData(413, "", SendOutcome.Rejected)]
    [InlineData(302, "", SendOutcome.Transient)]
    [InlineData(400, """{"error":"text"}""", SendOutcome.Transient)]
    [InlineData(200, """{"error":{"code":190}}""", SendOutcome.TokenDead)]
    public async Task What_stands_between_us_and_Graph_is_worth_another_try(int status, string body, SendOutcome outcome)
    {
        this.graph.Faults.Next(new StandInFault.Answer(status, body, ("Location", this.graph.Address + "elsewhere")));
        Assert.Equal(outcome, (await SendAsync()).Outcome);
        Assert.Equal(1, this.graph.Calls);
        Assert.Empty(this.graph.Deliveries);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_broken_connection_is_worth_another_try(bool taken, int delivered)
    {
        this.graph.Faults.Next(new StandInFault.Drop(taken));
        Assert.Equal(SendOutcome.Transient, (await SendAsync()).Outcome);
        Assert.Equal(delivered, this.graph.Deliveries.Count);
        Assert.Equal(SendOutcome.Sent, (await SendAsync()).Outcome);
    }

    [Fact]
    public async Task A_slow_platform_is_not_waited_for_without_end()
    {
        using var hasty = Channel(TimeSpan.FromMilliseconds(50));
        this.graph.Faults.Next(new StandInFault.Wait(new TaskCompletionSource().Task));
        var result = await hasty.SendAsync(Send(), CancellationToken.None);
        Assert.Equal((SendOutcome.Transient, "time limit"), (result.Outcome, result.Error));
    }

    [Fact]
    public async Task Nobody_listening_is_worth_another_try()
    {
        await this.graph.DisposeAsync();
        var result = await SendAsync();
        Assert.Equal((SendOutcome.Transient, "network: ConnectionError"), (result.Outcome, result.Error));
    }

    [Fact]
    public async Task An_account_that_left_the_settings_sends_nothing()
    {
        var stranger = Address with { Account = Account with { ExternalId = "999" } };
        var result = await this.channel.SendAsync(Send() with { Address = stranger }, CancellationToken.None);
        Assert.Equal((SendOutcome.TokenDead, 0), (result.Outcome, this.graph.Calls));
    }

    [Fact]
    public async Task A_token_that_Graph_does_not_know_is_dead()
    {
        using var wrong = Channel(settings: ("Accounts:shop:AccessToken", "old"));
        Assert.Equal(SendOutcome.TokenDead, (await wrong.SendAsync(Send(), CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task Seen_and_typing_are_shown_and_their_failure_swallowed()
    {
        this.graph.FailNext(2, 400, 551);
        await this.channel.ShowTypingAsync(Address, CancellationToken.None);
        await this.channel.ShowTypingAsync(Address, CancellationToken.None);
        Assert.Equal([("5678", "mark_seen"), ("5678", "typing_on")], this.graph.Deliveries.Select(d => (d.Recipient, d.Action!)).Order());
        Assert.Empty(this.graph.Refusals);
    }

    [Fact]
    public async Task Typing_can_be_switched_off()
    {
        using var still = Channel(settings: [("TypingIndicator", "false"), ("MarkSeen", "false")]);
        await still.ShowTypingAsync(Address, CancellationToken.None);
        Assert.Equal(0, this.graph.Calls);
    }

    [Theory]
    [InlineData("""{"text":""}""")]
    [InlineData("""{"txt":"x"}""")]
    [InlineData("""{"text":"x","attachment":{"type":"image","payload":{"url":"https://x"}}}""")]
    [InlineData("""{"text":"x","quick_replies":[]}""")]
    [InlineData("""{"text":"x","quick_replies":[{"content_type":"text","title":"123456789012345678901","payload":"x"}]}""")]
    public async Task The_stand_in_is_as_strict_as_Graph(string payload)
    {
        Assert.Equal(SendOutcome.Rejected, (await SendAsync(payload: payload)).Outcome);
        Assert.Single(this.graph.Refusals);
    }

    private Task<SendResult> SendAsync(long id = 42, string payload = """{"text":"halo"}""") =>
        this.channel.SendAsync(Send(id, payload), CancellationToken.None);

    private static OutboundSend Send(long id = 42, string payload = """{"text":"halo"}""") => new(id, Address, payload, 1);

    private MessengerChannel Channel(TimeSpan? limit = null, params (string, string?)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(MessengerHost.Settings([("GraphBaseUrl", this.graph.Address.AbsoluteUri), .. settings])).Build();
        var clock = new MovableClock(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
        var options = MessengerOptions.Read(configuration, []);
        return MessengerRegistration.Channel(
            options, new GraphClient(options.App, PlatformHttp.Client(limit ?? GraphClient.TimeLimit), clock), clock, NullLoggerFactory.Instance);
    }
}
