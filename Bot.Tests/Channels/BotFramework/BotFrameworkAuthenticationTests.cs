using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CareBot.Tests.StandIns;
using Microsoft.IdentityModel.Tokens;

namespace CareBot.Tests.Channels.BotFramework;

public sealed class BotFrameworkAuthenticationTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Making a key takes long; one serves all tests.</summary>
    private static readonly TestIssuer Issuer = new("key-1");

    private ConnectorStandIn connector = null!;

    public async ValueTask InitializeAsync()
    {
        this.connector = await ConnectorStandIn.StartAsync();
        this.connector.Login.Keys = TokenVectors.Keys;
    }

    public ValueTask DisposeAsync() => this.connector.DisposeAsync();

    [Theory]
    [InlineData(TokenVectors.Channel, HttpStatusCode.OK)]
    [InlineData(TokenVectors.WrongAudience, HttpStatusCode.Unauthorized)]
    [InlineData(TokenVectors.Expired, HttpStatusCode.Unauthorized)]
    [InlineData(TokenVectors.WrongIssuer, HttpStatusCode.Unauthorized)]
    [InlineData(TokenVectors.NoServiceUrl, HttpStatusCode.Unauthorized)]
    [InlineData(TokenVectors.EmulatorVersion1, HttpStatusCode.Unauthorized)]
    [InlineData(TokenVectors.EmulatorVersion2, HttpStatusCode.Unauthorized)]
    public async Task Only_a_channels_own_token_is_taken(string token, HttpStatusCode status)
    {
        await using var host = await StartAsync();
        using var answer = await host.SayAsync(BotFrameworkHost.Message, token);
        Assert.Equal((status, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, host.Inbox.Kept.Count);
    }

    [Theory]
    [InlineData(TokenVectors.EmulatorVersion1)]
    [InlineData(TokenVectors.EmulatorVersion2)]
    public async Task The_Emulator_is_served_where_the_settings_allow_it(string token)
    {
        await using var host = await StartAsync(("AllowEmulator", "true"), ("AllowedServiceUrls:0", "http://localhost:5000"));
        using var answer = await host.SayAsync(BotFrameworkHost.Message.Replace(TokenVectors.ServiceUrl, "http://localhost:5000/x/", StringComparison.Ordinal), token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("\"channelId\":\"webchat\"", "\"channelId\":\"slack\"", HttpStatusCode.Unauthorized)]
    [InlineData("\"channelId\":\"webchat\"", "\"channelId\":\"WebChat\"", HttpStatusCode.Unauthorized)]
    [InlineData("\"channelId\":\"webchat\"", "\"channelId\":\"msteams\"", HttpStatusCode.OK)]
    [InlineData("/amer/", "/AMER/", HttpStatusCode.OK)]
    [InlineData("/amer/", "/emea/", HttpStatusCode.Unauthorized)]
    [InlineData("smba.trafficmanager.net", "evil.example", HttpStatusCode.Unauthorized)]
    public async Task A_token_speaks_for_its_channels_and_its_service_address_only(string said, string instead, HttpStatusCode status)
    {
        await using var host = await StartAsync();
        using var answer = await host.SayAsync(BotFrameworkHost.Message.Replace(said, instead, StringComparison.Ordinal), TokenVectors.Channel);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer " + TokenVectors.Channel + " x")]
    [InlineData("bearer " + TokenVectors.Channel)]
    [InlineData("Basic " + TokenVectors.Channel)]
    [InlineData(TokenVectors.Channel)]
    public async Task Another_header_gets_401(string? header)
    {
        await using var host = await StartAsync();
        using var answer = await host.SayAsync(Encoding.UTF8.GetBytes(BotFrameworkHost.Message), header);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Every_mutation_of_a_right_token_gets_401()
    {
        await using var host = await StartAsync();
        var parts = TokenVectors.Channel.Split('.');
        var mutations = new List<string> { $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}", $"{parts[0]}..{parts[2]}", $"{parts[0]}.{parts[1]}.{parts[2]}.{parts[2]}" };
        foreach (var (part, at) in parts.Select((p, at) => (p, at)))
        {
            // The last character of a part may carry unused bits.
            for (var letter = 0; letter < part.Length - 1; letter += 3)
            {
                var changed = part[..letter] + (part[letter] == 'A' ? 'B' : 'A') + part[(letter + 1)..];
                mutations.Add(string.Join('.', parts.Select((p, i) => i == at ? changed : p)));
            }
        }

        foreach (var token in mutations)
        {
            using var answer = await host.SayAsync(BotFrameworkHost.Message, token);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, token);
        }

        Assert.Empty(host.Inbox.Calls);
        Assert.Equal(1, this.connector.Login.KeyReads);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    public async Task A_token_without_a_signature_or_signed_with_the_public_key_gets_401(string algorithm)
    {
        await using var host = await StartAsync();
        var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","kid":"{{TokenVectors.KeyId}}","typ":"JWT"}""");
        var signed = $"{header}.{TokenVectors.Channel.Split('.')[1]}";
        var key = Encoding.UTF8.GetBytes((string)JsonNode.Parse(TokenVectors.Keys)!["keys"]![0]!["n"]!);
        var signature = algorithm == "none" ? "" : Base64UrlEncoder.Encode(System.Security.Cryptography.HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
        using var answer = await host.SayAsync(BotFrameworkHost.Message, $"{signed}.{signature}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256, HttpStatusCode.OK)]
    [InlineData(SecurityAlgorithms.RsaSha384, HttpStatusCode.OK)]
    [InlineData(SecurityAlgorithms.RsaSha512, HttpStatusCode.OK)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256, HttpStatusCode.Unauthorized)]
    public async Task Three_algorithms_are_taken(string algorithm, HttpStatusCode status)
    {
        this.connector.Login.Keys = Issuer.KeySet("webchat");
        await using var host = await StartAsync();
        using var answer = await host.SayAsync(BotFrameworkHost.Message, Issuer.Token(Now, algorithm));
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(-3600 - 299, HttpStatusCode.OK)]
    [InlineData(-3600 - 300, HttpStatusCode.Unauthorized)]
    [InlineData(300, HttpStatusCode.OK)]
    [InlineData(301, HttpStatusCode.Unauthorized)]
    public async Task Clocks_may_differ_by_five_minutes(int seconds, HttpStatusCode status)
    {
        this.connector.Login.Keys = Issuer.KeySet("webchat");
        await using var host = await StartAsync();
        using var answer = await host.SayAsync(BotFrameworkHost.Message, Issuer.Token(Now.AddSeconds(seconds)));
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("exp", null)]
    [InlineData("aud", null)]
    [InlineData("iss", null)]
    [InlineData("iss", "https://api.botframework.com/")]
    [InlineData("aud", "11111111-2222-3333-4444-555555555556")]
    [InlineData("serviceurl", "")]
    [InlineData("serviceurl", 5)]
    public async Task A_token_that_lacks_a_claim_gets_401(string claim, object? value)
    {
        this.connector.Login.Keys = Issuer.KeySet("webchat");
        await using var host = await StartAsync();
        using var answer = await host.SayAsync(BotFrameworkHost.Message, Issuer.Token(Now, claims: (claim, value)));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_that_is_endorsed_for_nothing_speaks_for_no_channel()
    {
        this.connector.Login.Keys = Issuer.KeySet();
        await using var host = await StartAsync();
        using var answer = await host.SayAsync(BotFrameworkHost.Message, Issuer.Token(Now));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://sts.windows.net/99999999-1111-1111-1111-111111111111/", "1.0", "appid", TokenVectors.AppId, HttpStatusCode.Unauthorized)]
    [InlineData("https://sts.windows.net/aaaaaaaa-1111-1111-1111-111111111111/", "1.0", "appid", TokenVectors.AppId, HttpStatusCode.OK)]
    [InlineData("https://login.microsoftonline.com/aaaaaaaa-1111-1111-1111-111111111111/v2.0", "2.0", "azp", TokenVectors.AppId, HttpStatusCode.OK)]
    [InlineData("https://sts.windows.net/aaaaaaaa-1111-1111-1111-111111111111/", "1.0", "appid", "another", HttpStatusCode.Unauthorized)]
    [InlineData("https://sts.windows.net/aaaaaaaa-1111-1111-1111-111111111111/", "2.0", "appid", TokenVectors.AppId, HttpStatusCode.Unauthorized)]
    [InlineData("https://sts.windows.net/aaaaaaaa-1111-1111-1111-111111111111/", "3.0", "azp", TokenVectors.AppId, HttpStatusCode.Unauthorized)]
    public async Task On_the_Emulators_path_only_known_tenants_and_our_own_app_id_count(string from, string version, string claim, string caller, HttpStatusCode status)
    {
        this.connector.Login.Keys = Issuer.KeySet();
        await using var host = await StartAsync(("AllowEmulator", "true"), ("TenantId", "aaaaaaaa-1111-1111-1111-111111111111"));
        var token = Issuer.Token(Now, claims: [("iss", from), ("ver", version), (claim, caller), ("tid", from.Split('/')[3])]);
        using var answer = await host.SayAsync(BotFrameworkHost.Message, token);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_learnt_at_once_and_made_up_keys_do_not_hammer_the_login_service()
    {
        using var next = new TestIssuer("key-2");
        this.connector.Login.Keys = Issuer.KeySet("webchat");
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, Issuer, "1"));

        this.connector.Login.Keys = next.KeySet("webchat");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, next, "2"));
        Assert.Equal(1, this.connector.Login.KeyReads);

        host.Clock.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, next, "3"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, Issuer, "4"));
        Assert.Equal(2, this.connector.Login.KeyReads);

        host.Clock.Move(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, next, "5"));
        Assert.Equal(3, this.connector.Login.KeyReads);
    }

    [Fact]
    public async Task While_the_login_service_is_away_callers_are_asked_to_come_again_and_known_keys_stay()
    {
        this.connector.Login.Keys = Issuer.KeySet("webchat");
        this.connector.Login.KeyFaults.Next(new StandInFault.Drop(Taken: false));
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(host, Issuer, "1"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(host, Issuer, "2"));

        host.Clock.Move(TimeSpan.FromSeconds(15));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, Issuer, "3"));

        host.Clock.Move(TimeSpan.FromHours(25));
        this.connector.Login.KeyFaults.Next(new StandInFault.Answer(500, "{}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, Issuer, "4"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{\"keys\":{}}")]
    [InlineData("{\"keys\":[]}")]
    public async Task A_key_set_that_is_none_takes_no_known_keys_away_and_admits_nobody(string keys)
    {
        await using var host = await StartAsync();
        this.connector.Login.Keys = keys;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(host, Issuer, "1"));

        this.connector.Login.Keys = Issuer.KeySet("webchat");
        host.Clock.Move(TimeSpan.FromSeconds(15));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, Issuer, "2"));
        this.connector.Login.Keys = keys;
        host.Clock.Move(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, Issuer, "3"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"jwks_uri\":\"file:///etc/passwd\"}")]
    [InlineData("{\"jwks_uri\":5}")]
    public async Task Metadata_that_leads_nowhere_admits_nobody(string metadata)
    {
        this.connector.Login.KeyFaults.Next(new StandInFault.Answer(200, metadata));
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(host, Issuer, "1"));
    }

    [Theory]
    [InlineData("!", "AQAB")]
    [InlineData("AQAB", "AQAB")]
    [InlineData("", "")]
    public async Task A_key_that_is_none_signs_nothing(string modulus, string exponent)
    {
        this.connector.Login.Keys = $$"""{"keys":[{"kty":"RSA","kid":"key-1","n":"{{modulus}}","e":"{{exponent}}","endorsements":["webchat"]}]}""";
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, Issuer, "1"));
    }

    [Fact]
    public async Task A_key_of_the_same_name_that_is_another_one_gets_401()
    {
        using var impostor = new TestIssuer("key-1");
        this.connector.Login.Keys = Issuer.KeySet("webchat");
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, impostor, "1"));
    }

    private static async Task<HttpStatusCode> StatusAsync(ChannelHost host, TestIssuer from, string id)
    {
        using var answer = await host.SayAsync(
            BotFrameworkHost.Message.Replace("bf3cc9a2", id, StringComparison.Ordinal), from.Token(host.Clock.GetUtcNow()));
        return answer.StatusCode;
    }

    private Task<ChannelHost> StartAsync(params (string, string?)[] settings) =>
        ChannelHost.StartAsync(BotFrameworkHost.Settings(this.connector, settings), IPAddress.Parse("203.0.113.7"), Now);
}
