using CareBot.Bot.Channels;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels.BotFramework;

public sealed class BotFrameworkChannelTests : IAsyncLifetime
{
    private const string Conversation = "19:a|b;c@thread/1";

    private ConnectorStandIn connector = null!;
    private ChannelHost host = null!;
    private IChannel channel = null!;

    public async ValueTask InitializeAsync()
    {
        this.connector = await ConnectorStandIn.StartAsync();
        this.connector.Login.App = (TokenVectors.AppId, "a password");
        this.connector.Open(Conversation);
        this.host = await ChannelHost.StartAsync(BotFrameworkHost.Settings(this.connector, ("AllowedServiceUrls:0", this.connector.Address.AbsoluteUri)));
        this.channel = this.host.Channel("botframework");
    }

    public async ValueTask DisposeAsync()
    {
        await this.host.DisposeAsync();
        await this.connector.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_goes_to_the_answered_activity_with_our_token()
    {
        var result = await SendAsync(new Activity(ActivityTypes.Message) { Id = "ours", Text = "Which order?", ReplyToId = "act|1" });
        Assert.Equal(SendResult.Sent("sent-2"), result);
        var delivery = Assert.Single(this.connector.Deliveries);
        Assert.Equal((Conversation, "act|1", "token-1"), (delivery.Conversation, delivery.ReplyTo, delivery.Bearer));
        Assert.Equal("ana", delivery.Activity.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("webchat", delivery.Activity.GetProperty("channelId").GetString());
    }

    [Fact]
    public async Task What_answers_nothing_goes_to_the_conversation()
    {
        Assert.Equal(SendOutcome.Sent, (await SendAsync()).Outcome);
        Assert.Null(Assert.Single(this.connector.Deliveries).ReplyTo);
    }

    [Fact]
    public async Task Typing_is_shown()
    {
        await this.channel.ShowTypingAsync(Address(), CancellationToken.None);
        Assert.Equal("typing", Assert.Single(this.connector.Deliveries).Activity.GetProperty("type").GetString());
    }

    [Fact]
    public void Activities_are_rendered_as_they_are_and_what_is_ours_alone_is_not()
    {
        Assert.Equal(["""{"type":"message","text":"**halo**"}"""], this.channel.Render(new Activity(ActivityTypes.Message) { Text = "**halo**" }));
        Assert.Single(this.channel.Render(new Activity(ActivityTypes.Event) { Name = "handoff.status" }));
        Assert.Empty(this.channel.Render(new Activity(ActivityTypes.Event) { Name = "handoff.initiate" }));
        Assert.Empty(this.channel.Render(new Activity(ActivityTypes.Trace)));
        Assert.Empty(this.channel.Render(new Activity("delay")));
    }

    [Fact]
    public async Task A_token_is_asked_for_once_and_again_five_minutes_before_its_end()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync()));
        Assert.Equal((1, 20), (this.connector.Login.TokenRequests, this.connector.Deliveries.Count));
        this.host.Clock.Move(TimeSpan.FromMinutes(55) - TimeSpan.FromSeconds(1));
        await SendAsync();
        Assert.Equal(1, this.connector.Login.TokenRequests);
        this.host.Clock.Move(TimeSpan.FromSeconds(1));
        await SendAsync();
        Assert.Equal(2, this.connector.Login.TokenRequests);
    }

    [Fact]
    public async Task A_token_that_died_early_is_replaced_at_once()
    {
        await SendAsync();
        this.connector.Login.ForgetTokens();
        Assert.Equal(SendOutcome.Sent, (await SendAsync()).Outcome);
        Assert.Equal((2, 2), (this.connector.Login.TokenRequests, this.connector.Deliveries.Count));
    }

    [Fact]
    public async Task A_refused_password_is_a_dead_token()
    {
        this.connector.Login.App = (TokenVectors.AppId, "another");
        var result = await SendAsync();
        Assert.Equal((SendOutcome.TokenDead, "login: HTTP 401 invalid_client"), (result.Outcome, result.Error));
    }

    [Fact]
    public async Task A_login_service_that_is_away_is_worth_another_try()
    {
        this.connector.Login.TokenFaults.Next(new StandInFault.Drop(Taken: false));
        Assert.Equal(SendOutcome.Transient, (await SendAsync()).Outcome);
        this.connector.Login.TokenFaults.Next(new StandInFault.Answer(503, ""));
        Assert.Equal(SendOutcome.Transient, (await SendAsync()).Outcome);
        Assert.Equal(SendOutcome.Sent, (await SendAsync()).Outcome);
    }

    [Theory]
    [InlineData(400, "BadSyntax", SendOutcome.Rejected)]
    [InlineData(403, "BotNotInConversationRoster", SendOutcome.Unreachable)]
    [InlineData(403, "Forbidden", SendOutcome.Rejected)]
    [InlineData(404, "ConversationNotFound", SendOutcome.Unreachable)]
    [InlineData(404, "ServiceError", SendOutcome.Transient)]
    [InlineData(405, "ServiceError", SendOutcome.Rejected)]
    [InlineData(408, "x", SendOutcome.Transient)]
    [InlineData(412, "x", SendOutcome.Transient)]
    [InlineData(413, "MessageSizeTooBig", SendOutcome.Rejected)]
    [InlineData(307, "x", SendOutcome.Transient)]
    [InlineData(500, "ServiceError", SendOutcome.Transient)]
    [InlineData(501, "x", SendOutcome.Rejected)]
    [InlineData(502, "x", SendOutcome.Transient)]
    [InlineData(504, "x", SendOutcome.Transient)]
    public async Task Errors_are_told_apart(int status, string code, SendOutcome outcome)
    {
        this.connector.Faults.Next(new StandInFault.Answer(status, $$$"""{"error":{"code":"{{{code}}}","message":"secret words"}}"""));
        var result = await SendAsync();
        Assert.Equal((outcome, $"HTTP {status} {code}"), (result.Outcome, result.Error));
    }

    [Fact]
    public async Task Too_fast_means_to_wait_as_long_as_the_channel_says()
    {
        this.connector.Faults.Next(new StandInFault.Answer(429, "", ("Retry-After", "7")));
        Assert.Equal(new SendResult(SendOutcome.RateLimited, RetryAfter: TimeSpan.FromSeconds(7), Error: "HTTP 429"), await SendAsync());
    }

    [Fact]
    public async Task A_broken_connection_is_worth_another_try()
    {
        this.connector.Faults.Next(new StandInFault.Drop(Taken: true));
        Assert.Equal(SendOutcome.Transient, (await SendAsync()).Outcome);
        Assert.Single(this.connector.Deliveries);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData(null)]
    public async Task Our_token_goes_to_no_address_that_is_not_allowed(string? serviceUrl)
    {
        var address = Address();
        address.Reference.ServiceUrl = serviceUrl;
        Assert.Equal(SendOutcome.Rejected, (await SendAsync(address: address)).Outcome);
        Assert.Equal(0, this.connector.Login.TokenRequests);
    }

    [Fact]
    public async Task Without_an_app_id_no_token_is_sent_and_what_the_app_id_began_is_not_continued()
    {
        this.connector.Login.App = null;
        await using var local = await ChannelHost.StartAsync([]);
        var address = Address() with { Account = local.Account("botframework") };
        var sent = await local.Channel("botframework").SendAsync(new(1, address, """{"type":"message","text":"x"}""", 1), CancellationToken.None);
        Assert.Equal(SendOutcome.Sent, sent.Outcome);
        Assert.Null(Assert.Single(this.connector.Deliveries).Bearer);

        var other = await local.Channel("botframework").SendAsync(new(1, Address(), """{"type":"message","text":"x"}""", 1), CancellationToken.None);
        Assert.Equal(SendOutcome.TokenDead, other.Outcome);
    }

    private Task<SendResult> SendAsync(Activity? reply = null, ReplyAddress? address = null) => this.channel.SendAsync(
        new(1, address ?? Address(), this.channel.Render(reply ?? new Activity(ActivityTypes.Message) { Text = "halo" })[0], 1), CancellationToken.None);

    private ReplyAddress Address() => new(this.host.Account("botframework"), 7, "webchat|" + Conversation, "webchat|ana", new ConversationReference
    {
        ServiceUrl = this.connector.Address.AbsoluteUri,
        ChannelId = "webchat",
        Conversation = new ConversationAccount(id: Conversation),
        User = new ChannelAccount("ana"),
        Bot = new ChannelAccount("bot"),
    });
}
