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

    private protected override OwnWords Own => OwnWords.ComeBack;

    private protected override bool EchoesCustomers => false;

    private protected override IReadOnlyList<(SendOutcome Outcome, Action Bring)> Refusals =>
    [
        (SendOutcome.RateLimited, () => this.Refuse(429, "")),
        (SendOutcome.Transient, () => this.Refuse(500, "ServiceError")), (SendOutcome.Transient, () => this.Refuse(412, "")), (SendOutcome.Transient, () => this.Refuse(504, "")),
        (SendOutcome.Transient, () => this.Refuse(302, "")), (SendOutcome.Transient, () => this.connector.Faults.Next(new StandInFault.Drop(Taken: false))),
        (SendOutcome.Unreachable, () => this.Refuse(403, "BotNotInConversationRoster")), (SendOutcome.Unreachable, () => this.Refuse(404, "ConversationNotFound")),
        (SendOutcome.Rejected, () => this.Refuse(400, "BadSyntax")), (SendOutcome.Rejected, () => this.Refuse(413, "MessageSizeTooBig")), (SendOutcome.Rejected, () => this.Refuse(418, "NeverHeardOf")),
        // A dead token is tried anew once.
        (SendOutcome.TokenDead, () => this.Refuse(401, "", times: 2)),
    ];

    private protected override IReadOnlyDictionary<SendOutcome, string> NoRefusals => new Dictionary<SendOutcome, string>
    {
        [SendOutcome.WindowClosed] = "the Connector knows no time after which a bot may not speak",
    };

    private protected override void TakeAway(bool away) => this.host.Inbox.IsAway = away;

    private protected override string MessageOf(string customer, string id, string text) => JsonSerializer.Serialize(new
    {
        type = "message", id, timestamp = "2026-09-01T08:00:00.123Z", serviceUrl = TokenVectors.ServiceUrl, channelId = "webchat",
        from = new { id = customer, name = customer }, conversation = new { id = customer }, recipient = new { id = "bot" }, text,
    });

    private protected override string OwnWordsOf(string customer, string id, string text) => JsonSerializer.Serialize(new
    {
        type = "message", id, timestamp = "2026-09-01T08:00:01.000Z", serviceUrl = TokenVectors.ServiceUrl, channelId = "webchat",
        from = new { id = "bot" }, conversation = new { id = customer }, recipient = new { id = "bot" }, text,
    });

    private protected override Task<IReadOnlyList<string?>> EchoedAsync(string customer) => this.HeardAsync(customer);

    private protected override async Task<int> PostAsync(string customer, byte[] body, string? authorization = "")
    {
        using var answer = await this.host.SayAsync(body, authorization is { Length: 0 } ? "Bearer " + TokenVectors.Channel : authorization);
        return (int)answer.StatusCode;
    }

    private protected override Task<IReadOnlyList<KeptActivity>> KeptAsync() =>
        Task.FromResult<IReadOnlyList<KeptActivity>>([.. this.host.Inbox.Kept.Select(e => new KeptActivity(e.Key, e.ConversationKey, e.Activity.Text, e.Activity.From.Role))]);

    private protected override Task<ReplyAddress> AddressAsync(string customer) => Task.FromResult(new ReplyAddress(
        this.host.Account("botframework"), 7, customer, customer,
        new ConversationReference
        {
            ChannelId = "webchat", ServiceUrl = this.connector.Address.AbsoluteUri, User = new ChannelAccount(customer), Bot = new ChannelAccount("bot"),
            Conversation = new ConversationAccount(id: customer),
        }));

    private protected override Task<IReadOnlyList<string?>> HeardAsync(string customer) =>
        Task.FromResult<IReadOnlyList<string?>>([.. this.connector.To(customer).Where(d => d.Activity.GetProperty("type").GetString() == "message").Select(d => d.Activity.GetProperty("text").GetString())]);

    private void Refuse(int status, string code, int times = 1) =>
        this.connector.Faults.Next(new StandInFault.Answer(status, $$$"""{"error":{"code":"{{{code}}}","message":"rahasia"}}"""), times);
}
