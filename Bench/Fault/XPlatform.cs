using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CareBot.Tests.StandIns;

namespace CareBot.Bench.Fault;

/// <summary>X with two accounts: one whose allowance is ample, and one that is left short.</summary>
internal sealed class XPlatform(ErrorMix errors) : Platform("x", errors)
{
    public const string Ample = "1111";
    public const string Short = "2222";
    public const string ShortName = "short";

    /// <summary>What the short account may send in the whole run.</summary>
    public const int ShortAllowance = 15;

    private XStandIn? x;

    public override string SignatureHeader => "x-twitter-webhooks-signature";

    public override int MostTogether => 1;

    public override IReadOnlyList<string> Accounts => [Ample, Short];

    public override IReadOnlyList<TakenReply> Taken => [.. this.x!.Deliveries.Select(d => new TakenReply(d.To, d.Id, d.Text, d.At))];

    public override IReadOnlyCollection<string> Refused => this.x!.Refusals;

    public override async Task StartAsync()
    {
        this.x = await XStandIn.StartAsync(new XUser(Ample, "token-ample", "secret-ample"), new XUser(Short, "token-short", "secret-short"));
        this.x.Faults.Otherwise = this.Errors.Next;
    }

    public override void Configure(Dictionary<string, string?> settings)
    {
        settings["Channels__X__ConsumerKey"] = XStandIn.ConsumerKey;
        settings["Channels__X__ConsumerSecret"] = XStandIn.ConsumerSecret;
        settings["Channels__X__ApiBaseUrl"] = this.x!.Address.ToString().TrimEnd('/');
        settings["Channels__X__SendsInFifteenMinutes"] = "10000";
        settings["Channels__X__SendsInADay"] = "1000000";
        foreach (var (name, id) in new[] { ("ample", Ample), (ShortName, Short) })
        {
            settings[$"Channels__X__Accounts__{name}__Id"] = id;
            settings[$"Channels__X__Accounts__{name}__AccessToken"] = "token-" + name;
            settings[$"Channels__X__Accounts__{name}__AccessTokenSecret"] = "secret-" + name;
        }

        settings[$"Channels__X__Accounts__{ShortName}__SendsInFifteenMinutes"] = ShortAllowance.ToString(CultureInfo.InvariantCulture);
        settings[$"Channels__X__Accounts__{ShortName}__SendsInADay"] = ShortAllowance.ToString(CultureInfo.InvariantCulture);
    }

    public override string Body(IReadOnlyList<CustomerEvent> events) =>
        Call(events[0].Account, string.Join(',', events.Select(said => string.Create(
            CultureInfo.InvariantCulture,
            $$$$"""{"type":"message_create","id":"{{{{said.Id}}}}","created_timestamp":"{{{{said.At.ToUnixTimeMilliseconds()}}}}","message_create":{"target":{"recipient_id":"{{{{said.Account}}}}"},"sender_id":"{{{{said.Customer}}}}","message_data":{"text":{{{{JsonSerializer.Serialize(said.Text)}}}}}}}"""))));

    public override string HollowBody(CustomerEvent like) => Call(like.Account, $$"""{"type":7,"id":{},"said":"{{like.Id}}"}""");

    public override string Sign(byte[] body, byte[] secret) => "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(secret, body));

    public override ValueTask DisposeAsync() => this.x?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Call(string account, string messages) =>
        $$$$"""{"data":{"event_uuid":"2080765901528535096","filter":{"user_id":"{{{{account}}}}"},"event_type":"dm.received","tag":"t","payload":{"direct_message_events":[{{{{messages}}}}]}}}""";
}
