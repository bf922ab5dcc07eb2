using System.Text.Json;
using CareBot.Bot.Channels;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels.BotFramework;

public sealed class BotFrameworkContractTests : ActivityContract
{
    private ConnectorStandIn connector = null!;
    private ChannelHost host = null!;

    private protected override IReadOnlyList<string?> WrongCredentials =>
        [null, "Bearer x", "Bearer " + TokenVectors.WrongAudience, "Bearer " + TokenVectors.Expired, "Bearer " + TokenVectors.WrongIssuer];

    private protected override RecordingLog Log => this.host.Log;

    private protected override IChannel Channel => this.host.Channel("botframework");

    public override async ValueTask InitializeAsync()
    {
        this.connector = await ConnectorStandIn.StartAsync();
        this.connector.Login.App = (TokenVectors.AppId, "a password");
        this.connector.Login.Keys = TokenVectors.Keys;
        this.connector.Open(Ana);
        this.connector.Open(Budi);
        this.host = await ChannelHost.StartAsync(BotFrameworkHost.Settings(this.connector, ("AllowedServiceUrls:0", this.connector.Address.AbsoluteUri)));
    }

    public override async ValueTask DisposeAsync()
    {
        await this.host.DisposeAsync();
        await this.connector.DisposeAsync();
    }

    [Fact]
    public async Task While_the_database_is_away_the_channel_is_asked_to_come_again()
    {
        var body = System.Text.Encoding.UTF8.GetBytes(this.MessageOf(Ana, "m1", "halo"));
        this.host.Inbox.IsAway = true;
        Assert.Equal(503, await this.PostAsync(Ana, body));
        this.host.Inbox.IsAway = false;
        Assert.Equal(200, await this.PostAsync(Ana, body));
        Assert.Single(await this.KeptAsync());
    }

    [Fact]
    public async Task Every_class_of_refusal_is_told_apart()
    {
        var seen = new HashSet<SendOutcome>();
        foreach (var (status, code, outcome) in new[]
        {
            (429, "", SendOutcome.RateLimited), (500, "ServiceError", SendOutcome.Transient), (403, "BotNotInConversationRoster", SendOutcome.Unreachable),
            (400, "BadSyntax", SendOutcome.Rejected), (413, "MessageSizeTooBig", SendOutcome.Rejected),
        })
        {
            this.connector.Faults.Next(new StandInFault.Answer(status, $$$"""{"error":{"code":"{{{code}}}","message":"rahasia"}}"""));
            var result = await this.Channel.SendAsync(new(1, await this.AddressAsync(Ana), """{"type":"message","text":"halo"}""", 1), CancellationToken.None);
            Assert.Equal(outcome, result.Outcome);
            Assert.DoesNotContain("rahasia", result.Error ?? "", StringComparison.Ordinal);
            seen.Add(outcome);
        }

        // A dead token is tried anew once, and the platform has no window.
        this.connector.Faults.Next(new StandInFault.Answer(401, ""), 2);
        seen.Add((await this.Channel.SendAsync(new(1, await this.AddressAsync(Ana), """{"type":"message","text":"halo"}""", 1), CancellationToken.None)).Outcome);
        Assert.Equal([SendOutcome.Sent, SendOutcome.WindowClosed], Enum.GetValues<SendOutcome>().Except(seen).Order());
    }

    private protected override string MessageOf(string customer, string id, string text) => JsonSerializer.Serialize(new
    {
        type = "message", id, timestamp = "2026-09-01T08:00:00.123Z", serviceUrl = TokenVectors.ServiceUrl, channelId = "webchat",
        from = new { id = customer, name = customer }, conversation = new { id = customer }, recipient = new { id = "bot" }, text,
    });

    private protected override async Task<int> PostAsync(string customer, byte[] body, string? authorization = "")
    {
        using var answer = await this.host.SayAsync(body, authorization is { Length: 0 } ? "Bearer " + TokenVectors.Channel : authorization);
        return (int)answer.StatusCode;
    }

    private protected override Task<IReadOnlyList<KeptActivity>> KeptAsync() =>
        Task.FromResult<IReadOnlyList<KeptActivity>>([.. this.host.Inbox.Kept.Select(e => new KeptActivity(e.Key, e.ConversationKey, e.Activity.Text))]);

    private protected override Task<ReplyAddress> AddressAsync(string customer) => Task.FromResult(new ReplyAddress(
        this.host.Account("botframework"), 7, customer, customer,
        new ConversationReference
        {
            ChannelId = "webchat", ServiceUrl = this.connector.Address.AbsoluteUri, User = new ChannelAccount(customer), Bot = new ChannelAccount("bot"),
            Conversation = new ConversationAccount(id: customer),
        }));

    private protected override Task<IReadOnlyList<string?>> HeardAsync(string customer) =>
        Task.FromResult<IReadOnlyList<string?>>([.. this.connector.To(customer).Where(d => d.Activity.GetProperty("type").GetString() == "message").Select(d => d.Activity.GetProperty("text").GetString())]);
}
