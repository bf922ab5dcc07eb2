using CareBot.Bot.Channels;
using CareBot.Bot.Channels.BotFramework;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels.BotFramework;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private const string Conversation = "19:a|b;c@thread/1";

    private ConnectorStandIn connector = null!;
    private ChannelHost host = null!;

    private ConnectorClient Client => this.host.Service<ConnectorClient>();

    public async ValueTask InitializeAsync()
    {
        this.connector = await ConnectorStandIn.StartAsync();
        this.connector.Login.App = (TokenVectors.AppId, "a password");
        this.connector.Open(Conversation, "ana", "budi|1", "citra");
        this.host = await ChannelHost.StartAsync(BotFrameworkHost.Settings(this.connector, ("AllowedServiceUrls:0", this.connector.Address.AbsoluteUri)));
    }

    public async ValueTask DisposeAsync()
    {
        await this.host.DisposeAsync();
        await this.connector.DisposeAsync();
    }

    [Fact]
    public async Task What_was_sent_is_replaced_and_taken_back_under_its_resource_id()
    {
        var sent = await SendAsync("""{"type":"message","text":"satu"}""");
        var updated = await SendAsync("""{"type":"message","text":"dua","id":"ours"}""", SendKind.Update, sent.PlatformId);
        var deleted = await SendAsync("""{"type":"messageDelete","id":"ours"}""", SendKind.Delete, sent.PlatformId);

        Assert.Equal([SendOutcome.Sent, SendOutcome.Sent, SendOutcome.Sent], new[] { sent, updated, deleted }.Select(r => r.Outcome));
        Assert.Equal(sent.PlatformId, updated.PlatformId);
        Assert.Equal(
            [("POST", null, "satu"), ("PUT", sent.PlatformId, "dua"), ("DELETE", sent.PlatformId, null)],
            this.connector.Deliveries.Select(d => (d.Method, d.ReplyTo, d.Method == "DELETE" ? null : d.Activity.GetProperty("text").GetString())));
        Assert.Equal(SendOutcome.Transient, (await SendAsync("""{"type":"messageDelete","id":"ours"}""", SendKind.Delete, sent.PlatformId)).Outcome);
    }

    [Fact]
    public async Task What_the_channel_brought_is_changed_under_its_own_id()
    {
        this.connector.Brought(Conversation, "theirs|1");
        Assert.Equal(SendOutcome.Sent, (await SendAsync("""{"type":"messageDelete","id":"theirs|1"}""", SendKind.Delete)).Outcome);
        Assert.Equal(SendOutcome.Rejected, (await SendAsync("""{"type":"messageDelete"}""", SendKind.Delete)).Outcome);
    }

    [Fact]
    public async Task A_conversation_is_begun()
    {
        var begun = await Client.CreateConversationAsync(
            this.connector.Address.AbsoluteUri,
            new ConversationParameters { Bot = new("bot"), Members = [new("ana")], IsGroup = false },
            CancellationToken.None);
        var members = await Client.GetMembersAsync(Reference(begun.Id), CancellationToken.None);
        Assert.Equal((this.connector.Address.AbsoluteUri, "ana"), (begun.ServiceUrl, Assert.Single(members).Id));
    }

    [Fact]
    public async Task A_conversation_without_members_is_refused_with_the_code()
    {
        var refused = await Assert.ThrowsAsync<ConnectorException>(() => Client.CreateConversationAsync(
            this.connector.Address.AbsoluteUri, new ConversationParameters { Bot = new("bot"), Members = [] }, CancellationToken.None));
        Assert.Equal((SendOutcome.Rejected, "HTTP 400 MissingProperty"), (refused.Result.Outcome, refused.Result.Error));
    }

    [Fact]
    public async Task Members_are_read_all_at_once_one_and_page_by_page()
    {
        Assert.Equal(["ana", "budi|1", "citra"], (await Client.GetMembersAsync(Reference(), CancellationToken.None)).Select(m => m.Id));
        Assert.Equal("BUDI|1", (await Client.GetMemberAsync(Reference(), "budi|1", CancellationToken.None)).Name);
        var first = await Client.GetPagedMembersAsync(Reference(), pageSize: 2, continuationToken: null, CancellationToken.None);
        var second = await Client.GetPagedMembersAsync(Reference(), pageSize: 2, first.ContinuationToken, CancellationToken.None);
        Assert.Equal(["ana", "budi|1", "citra"], first.Members.Concat(second.Members).Select(m => m.Id));
        Assert.Null(second.ContinuationToken);
    }

    [Fact]
    public async Task A_conversation_that_the_channel_does_not_know_is_gone()
    {
        var refused = await Assert.ThrowsAsync<ConnectorException>(() => Client.GetMembersAsync(Reference("elsewhere"), CancellationToken.None));
        Assert.Equal(SendOutcome.Unreachable, refused.Result.Outcome);
        Assert.Equal(SendOutcome.Unreachable, (await SendAsync("""{"type":"message"}""", conversation: "elsewhere")).Outcome);
    }

    [Fact]
    public async Task Too_fast_says_how_long_to_wait()
    {
        this.connector.Faults.Next(new StandInFault.Answer(429, "", ("Retry-After", "7")));
        var refused = await Assert.ThrowsAsync<ConnectorException>(() => Client.GetMembersAsync(Reference(), CancellationToken.None));
        Assert.Equal((SendOutcome.RateLimited, TimeSpan.FromSeconds(7)), (refused.Result.Outcome, refused.Result.RetryAfter!.Value));
    }

    [Fact]
    public async Task What_is_too_large_is_not_tried_again()
    {
        var result = await SendAsync($$"""{"type":"message","text":"{{new string('x', ConnectorStandIn.MostCharacters)}}"}""");
        Assert.Equal((SendOutcome.Rejected, "HTTP 413 MessageSizeTooBig"), (result.Outcome, result.Error));
    }

    [Fact]
    public async Task A_token_for_somebody_else_is_a_dead_one()
    {
        this.connector.Login.Audience = "https://graph.microsoft.com";
        Assert.Equal(SendOutcome.TokenDead, (await SendAsync("""{"type":"message"}""")).Outcome);
        Assert.Equal(2, this.connector.Login.TokenRequests);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"id\":\"a\"}")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task An_answer_that_is_none_is_told_and_nothing_breaks(string body)
    {
        this.connector.Faults.Next(new StandInFault.Answer(200, body));
        if (body == "[]")
        {
            Assert.Empty(await Client.GetMembersAsync(Reference(), CancellationToken.None));
            return;
        }

        await Assert.ThrowsAsync<ConnectorException>(() => Client.GetMembersAsync(Reference(), CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_is_asked_at_an_address_that_is_not_trusted()
    {
        var reference = Reference();
        reference.ServiceUrl = "https://10.0.0.1/";
        await Assert.ThrowsAsync<ConnectorException>(() => Client.GetMembersAsync(reference, CancellationToken.None));
        Assert.Equal(0, this.connector.Login.TokenRequests);
    }

    private Task<SendResult> SendAsync(string payload, SendKind kind = SendKind.New, string? target = null, string conversation = Conversation) =>
        this.host.Channel("botframework").SendAsync(
            new(1, new(this.host.Account("botframework"), 7, "k", "c", Reference(conversation)), payload, 1, kind, target), CancellationToken.None);

    private ConversationReference Reference(string conversation = Conversation) => new()
    {
        ServiceUrl = this.connector.Address.AbsoluteUri,
        ChannelId = "msteams",
        Conversation = new ConversationAccount(id: conversation),
        User = new ChannelAccount("ana"),
        Bot = new ChannelAccount("bot"),
    };
}
