using CareBot.Bot.Channels;
using CareBot.Bot.Channels.BotFramework;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Channels.BotFramework;

public sealed class ServiceUrlPolicyTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", true)]
    [InlineData("https://8.8.8.8/", true)]
    [InlineData("http://smba.trafficmanager.net/amer/", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://localhost./", false)]
    [InlineData("https://bot.localhost/", false)]
    [InlineData("https://intranet/", false)]
    [InlineData("https://db.internal/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://0x7f.1/", false)]
    [InlineData("https://0.0.0.0/", false)]
    [InlineData("https://10.1.2.3/", false)]
    [InlineData("https://172.16.0.1/", false)]
    [InlineData("https://172.32.0.1/", true)]
    [InlineData("https://192.168.0.1/", false)]
    [InlineData("https://169.254.169.254/", false)]
    [InlineData("https://100.64.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://[::]/", false)]
    [InlineData("https://[::ffff:10.0.0.1]/", false)]
    [InlineData("https://[fd00::1]/", false)]
    [InlineData("https://[fe80::1]/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net/?x=1", false)]
    [InlineData("ftp://smba.trafficmanager.net/", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("http://10.9.9.9:8080/connector", true)]
    [InlineData("http://10.9.9.9:8080/connector/deeper/", true)]
    [InlineData("http://10.9.9.9:8080/connectors", false)]
    [InlineData("http://10.9.9.9:8081/connector", false)]
    public void With_an_app_id_replies_go_to_public_addresses_and_to_those_that_the_settings_name(string? serviceUrl, bool allowed)
    {
        var options = Options(
            ("AppId", TokenVectors.AppId), ("AppPassword", "x"), ("AllowedServiceUrls:0", "http://10.9.9.9:8080/connector/"));
        Assert.Equal(allowed, ServiceUrlPolicy.Allows(options, serviceUrl));
    }

    [Theory]
    [InlineData("http://localhost:5000", true)]
    [InlineData("file:///etc/passwd", false)]
    public void Without_an_app_id_no_token_travels_and_any_web_address_will_do(string serviceUrl, bool allowed) =>
        Assert.Equal(allowed, ServiceUrlPolicy.Allows(Options(), serviceUrl));

    [Fact]
    public void All_faults_of_the_settings_are_told_at_once()
    {
        var faults = Faults(
            ("AppId", "carebot"), ("AppType", "Managed"), ("TenantId", "contoso"), ("OpenIdMetadata", "http://login.example.com"),
            ("LoginUrl", "login"), ("AllowEmulator", "maybe"), ("AllowedServiceUrls:0", "nowhere"));
        Assert.Equal(
            ["AllowEmulator", "AllowedServiceUrls", "AppId", "AppPassword", "AppType", "LoginUrl", "OpenIdMetadata", "TenantId"],
            faults.Select(f => f.Key["Channels:BotFramework:".Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_password_needs_its_app_id_and_a_single_tenant_its_id()
    {
        Assert.Equal("Channels:BotFramework:AppId", Assert.Single(Faults(("AppPassword", "x"))).Key);
        Assert.Equal("Channels:BotFramework:TenantId", Assert.Single(Faults(("AppType", "SingleTenant"))).Key);
        Assert.Empty(Faults());
    }

    private static IReadOnlyList<SettingFault> Faults(params (string Key, string Value)[] settings) => BotFrameworkOptions.Faults(Configuration(settings));

    private static BotFrameworkOptions Options(params (string Key, string Value)[] settings) => BotFrameworkOptions.Read(Configuration(settings), []);

    internal static IConfiguration Configuration((string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>("Channels:BotFramework:" + s.Key, s.Value))).Build();
}
