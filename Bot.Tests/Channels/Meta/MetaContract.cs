using CareBot.Bot.Channels;
using CareBot.Tests.StandIns;

namespace CareBot.Tests.Channels.Meta;

/// <summary>What Messenger, Instagram and WhatsApp have in common.</summary>
public abstract partial class MetaContract : ChannelContract
{
    private protected const string VerifyToken = "words of our own";

    private protected GraphStandIn Graph => (GraphStandIn)this.Platform;

    private protected abstract GraphKind Kind { get; }

    private protected abstract string Section { get; }

    private protected override string Path => "/webhooks/" + this.ChannelId;

    private protected override (string Query, string Answer) Verification =>
        ($"hub.mode=subscribe&hub.verify_token={Uri.EscapeDataString(VerifyToken)}&hub.challenge=1158201444", "1158201444");

    private protected override IReadOnlyList<string> WrongVerifications =>
    [
        "", "hub.mode=subscribe&hub.challenge=1", "hub.mode=subscribe&hub.verify_token=&hub.challenge=1",
        "hub.mode=subscribe&hub.verify_token=words%20of%20our%20owN&hub.challenge=1",
        $"hub.mode=unsubscribe&hub.verify_token={Uri.EscapeDataString(VerifyToken)}&hub.challenge=1",
    ];

    private protected override async Task<IPlatformStandIn> StartPlatformAsync() =>
        await GraphStandIn.StartAsync(new GraphPage(Shop, "token-shop", this.Kind), new GraphPage(Other, "token-other", this.Kind));

    private protected override Dictionary<string, string?> Settings(Uri platform)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AppSecret"] = MetaVectors.AppSecret,
            ["VerifyToken"] = VerifyToken,
            ["GraphBaseUrl"] = platform.AbsoluteUri,
            ["WatchMinutes"] = "0",
            ["Accounts:shop:Id"] = Shop,
            ["Accounts:shop:AccessToken"] = "token-shop",
            ["Accounts:other:Id"] = Other,
            ["Accounts:other:AccessToken"] = "token-other",
        };
        foreach (var (key, value) in this.More)
        {
            settings[key] = value;
        }

        return settings.ToDictionary(s => $"Channels:{this.Section}:{s.Key}", s => s.Value, StringComparer.Ordinal);
    }

    private protected virtual IReadOnlyList<(string Key, string? Value)> More => [];

    private protected override (string Header, string Value) Sign(byte[] body) => ("X-Hub-Signature-256", MetaVectors.Sign(body));

    private protected static PlatformError Error(int status, int code, int? subcode, SendOutcome outcome)
    {
        var detail = subcode is null ? "" : $",\"error_subcode\":{subcode}";
        return new(status, $$$"""{"error":{"message":"rahasia","type":"OAuthException","code":{{{code}}}{{{detail}}},"fbtrace_id":"x"}}""", outcome);
    }
}
