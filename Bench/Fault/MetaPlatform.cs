using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CareBot.Tests.StandIns;

namespace CareBot.Bench.Fault;

/// <summary>Messenger, Instagram or WhatsApp with one account.</summary>
internal sealed class MetaPlatform(string name, string section, GraphKind kind, string account, ErrorMix errors) : Platform(name, errors)
{
    private GraphStandIn? graph;

    public override string SignatureHeader => "X-Hub-Signature-256";

    public override int MostTogether => 3;

    public override IReadOnlyList<string> Accounts => [account];

    public override IReadOnlyList<TakenReply> Taken =>
        [.. this.graph!.Deliveries.Where(d => d.MessageId is not null).Select(d => new TakenReply(d.Recipient, d.MessageId!, d.Text, d.At))];

    public override IReadOnlyCollection<string> Refused => this.graph!.Refusals;

    public override string MessageId(int number) => (kind == GraphKind.WhatsApp ? "wamid." : "m_") + base.MessageId(number);

    public override async Task StartAsync()
    {
        this.graph = await GraphStandIn.StartAsync(new GraphPage(account, "bench-token", kind));
        this.graph.Faults.Otherwise = this.Errors.Next;
    }

    public override void Configure(Dictionary<string, string?> settings)
    {
        var prefix = $"Channels__{section}__";
        settings[prefix + "AppSecret"] = Secret;
        settings[prefix + "VerifyToken"] = "bench";
        settings[prefix + "GraphBaseUrl"] = this.graph!.Address.ToString().TrimEnd('/');
        settings[prefix + "WatchMinutes"] = "0";
        settings[prefix + "Accounts__shop__Id"] = account;
        settings[prefix + "Accounts__shop__AccessToken"] = "bench-token";
        if (kind != GraphKind.Messenger)
        {
            // Otherwise most errors would meet these, of which nothing hangs.
            settings[prefix + "TypingIndicator"] = "false";
            settings[prefix + "MarkSeen"] = "false";
        }

        if (kind != GraphKind.WhatsApp)
        {
            settings[prefix + "ProfileLookup"] = "false";
        }
    }

    public override string Body(IReadOnlyList<CustomerEvent> events) => kind == GraphKind.WhatsApp
        ? Change($$""" "messages":[{{string.Join(',', events.Select(WhatsAppMessage))}}] """)
        : Envelope(string.Join(',', events.Select(this.Item)));

    public override string HollowBody(CustomerEvent like) => kind == GraphKind.WhatsApp
        ? Change($$$""" "messages":[{"from":{},"id":7,"type":"text","text":{"body":{{{Quoted(like.Text)}}}}}] """)
        : Envelope($$"""{"sender":7,"message":["{{like.Id}}"]}""");

    public override string Sign(byte[] body, byte[] secret) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, body));

    public override ValueTask DisposeAsync() => this.graph?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string Envelope(string items) =>
        $$"""{"object":"{{(kind == GraphKind.Messenger ? "page" : "instagram")}}","entry":[{"id":"{{account}}","time":1700000000000,"messaging":[{{items}}]}]}""";

    private string Item(CustomerEvent said) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"sender":{"id":"{{{said.Customer}}}"},"recipient":{"id":"{{{account}}}"},"timestamp":{{{said.At.ToUnixTimeMilliseconds()}}},"message":{"mid":"{{{said.Id}}}","text":{{{Quoted(said.Text)}}}}}""");

    private string Change(string parts) =>
        $$$"""{"object":"whatsapp_business_account","entry":[{"id":"102","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"1","phone_number_id":"{{{account}}}"},{{{parts}}}}}]}]}""";

    private static string WhatsAppMessage(CustomerEvent said) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"from":"{{{said.Customer}}}","id":"{{{said.Id}}}","timestamp":"{{{said.At.ToUnixTimeSeconds()}}}","type":"text","text":{"body":{{{Quoted(said.Text)}}}}}""");

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
