using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure;
using Azure.Core;
using Azure.Identity;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.BotFramework;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels.BotFramework;

/// <summary>The proofs of the app id: a secret, a certificate, the machine's own identity.</summary>
public sealed class AppCredentialTests : IAsyncLifetime
{
    private const string Tenant = "aaaaaaaa-1111-1111-1111-111111111111";

    private static readonly MovableClock Clock = new(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carebot-test-");
    private ConnectorStandIn connector = null!;

    public async ValueTask InitializeAsync()
    {
        this.connector = await ConnectorStandIn.StartAsync();
        this.connector.Login.App = (TokenVectors.AppId, "a password");
        this.connector.Open("c");
    }

    public async ValueTask DisposeAsync()
    {
        await this.connector.DisposeAsync();
        this.folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(null, null, "botframework.com")]
    [InlineData("MultiTenant", Tenant, "botframework.com")]
    [InlineData("SingleTenant", Tenant, Tenant)]
    [InlineData(null, Tenant, Tenant)]
    public async Task The_tenant_of_the_settings_is_asked(string? type, string? tenant, string asked)
    {
        Assert.Equal(SendOutcome.Sent, await this.SendAsync(("AppType", type), ("TenantId", tenant)));
        Assert.Equal([asked], this.connector.Login.Tenants);
    }

    [Theory]
    [InlineData("app.pem", null)]
    [InlineData("app.pem", "rahasia")]
    [InlineData("app.pfx", null)]
    [InlineData("app.pfx", "rahasia")]
    public async Task A_certificate_signs_instead_of_a_password(string file, string? password)
    {
        using var certificate = this.Write(file, password);
        this.connector.Login.Certificate = certificate;
        Assert.Equal(SendOutcome.Sent, await this.SendAsync(("AppPassword", null), ("AppCertificate", this.PathOf(file)), ("AppCertificatePassword", password)));
    }

    [Fact]
    public async Task Another_certificate_is_a_dead_token()
    {
        using var ours = this.Write("app.pem", null);
        using var registered = Make();
        this.connector.Login.Certificate = registered;
        Assert.Equal(SendOutcome.TokenDead, await this.SendAsync(("AppPassword", null), ("AppCertificate", this.PathOf("app.pem"))));
    }

    [Fact]
    public async Task A_managed_identity_is_asked_for_the_connectors_scope_and_its_token_is_kept()
    {
        var identity = new FixedIdentity(_ => new AccessToken("from-the-machine", Clock.GetUtcNow().AddHours(24)));
        using var token = new ConnectorToken(Credential(identity), Clock, new RecordingLog());
        var first = await token.GetAsync(CancellationToken.None);
        await token.GetAsync(CancellationToken.None);
        Assert.Equal(("from-the-machine", null), (first.Token, first.Failure));
        Assert.Equal(["https://api.botframework.com/.default"], identity.Asked);
    }

    [Fact]
    public async Task Where_there_is_no_identity_the_token_is_dead_and_a_service_that_stumbles_is_asked_again()
    {
        Assert.Equal(SendOutcome.TokenDead, await OutcomeAsync(new CredentialUnavailableException("No identity.")));
        Assert.Equal(SendOutcome.TokenDead, await OutcomeAsync(new AuthenticationFailedException("x", new RequestFailedException(400, "x"))));
        Assert.Equal(SendOutcome.Transient, await OutcomeAsync(new AuthenticationFailedException("x", new RequestFailedException(500, "x"))));
        Assert.Equal(SendOutcome.Transient, await OutcomeAsync(new AuthenticationFailedException("x")));

        static async Task<SendOutcome> OutcomeAsync(Exception fault)
        {
            var answer = await Credential(new FixedIdentity(_ => throw fault)).AskAsync(CancellationToken.None);
            Assert.Null(answer.Token);
            return answer.Failure!.Outcome;
        }
    }

    [Fact]
    public void There_is_exactly_one_proof()
    {
        using var certificate = this.Write("app.pem", null);
        var path = this.PathOf("app.pem");
        Assert.Equal(["AppPassword"], Faults(("AppId", TokenVectors.AppId)));
        Assert.Equal(["AppCertificate"], Faults(("AppId", TokenVectors.AppId), ("AppPassword", "x"), ("AppCertificate", path)));
        Assert.Equal(["AppPassword"], Faults(("AppId", TokenVectors.AppId), ("AppType", "UserAssignedMSI"), ("AppPassword", "x")));
        Assert.Equal(["AppId"], Faults(("AppType", "UserAssignedMSI")));
        Assert.Equal(["AppCertificate"], Faults(("AppId", TokenVectors.AppId), ("AppCertificate", this.PathOf("missing.pem"))));
        Assert.Empty(Faults(("AppId", TokenVectors.AppId), ("AppType", "UserAssignedMSI"), ("TenantId", Tenant)));
        Assert.Empty(Faults(("AppId", TokenVectors.AppId), ("AppCertificate", path)));
    }

    private static ManagedIdentity Credential(TokenCredential identity) => new(identity, "https://api.botframework.com/.default", Clock);

    private static IEnumerable<string> Faults(params (string Key, string Value)[] settings) =>
        BotFrameworkOptions.Faults(ServiceUrlPolicyTests.Configuration(settings)).Select(f => f.Key["Channels:BotFramework:".Length..]);

    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=carebot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(Clock.GetUtcNow().AddDays(-1), Clock.GetUtcNow().AddDays(1));
    }

    private X509Certificate2 Write(string file, string? password)
    {
        var certificate = Make();
        if (file.EndsWith(".pfx", StringComparison.Ordinal))
        {
            File.WriteAllBytes(this.PathOf(file), certificate.Export(X509ContentType.Pkcs12, password));
            return certificate;
        }

        using var key = certificate.GetRSAPrivateKey()!;
        var pem = password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        File.WriteAllText(this.PathOf(file), $"{certificate.ExportCertificatePem()}\n{pem}\n");
        return certificate;
    }

    private string PathOf(string file) => Path.Combine(this.folder.FullName, file);

    private async Task<SendOutcome> SendAsync(params (string, string?)[] settings)
    {
        await using var host = await ChannelHost.StartAsync(BotFrameworkHost.Settings(
            this.connector, [("AllowedServiceUrls:0", this.connector.Address.AbsoluteUri), .. settings]));
        var address = new ReplyAddress(host.Account("botframework"), 1, "k", "c", new ConversationReference
        {
            ServiceUrl = this.connector.Address.AbsoluteUri,
            ChannelId = "webchat",
            Conversation = new ConversationAccount(id: "c"),
            User = new ChannelAccount("ana"),
            Bot = new ChannelAccount("bot"),
        });
        return (await host.Channel("botframework").SendAsync(new(1, address, """{"type":"message"}""", 1), CancellationToken.None)).Outcome;
    }

    private sealed class FixedIdentity(Func<TokenRequestContext, AccessToken> give) : TokenCredential
    {
        public List<string> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            this.Asked.AddRange(requestContext.Scopes);
            return give(requestContext);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(this.GetToken(requestContext, cancellationToken));
    }
}
