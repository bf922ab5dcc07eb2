using CareBot.Bot.Channels.DirectLine;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Channels.DirectLine;

public sealed class DirectLineOptionsTests
{
    [Fact]
    public void Without_settings_our_own_page_works()
    {
        var site = Assert.Single(DirectLineOptions.Read(Settings(), []).Sites);

        Assert.Equal(("web", "web", true, 0), (site.Name, site.Id, site.Anonymous, site.Secrets.Count));
    }

    [Theory]
    [InlineData("Accounts:shop:Secret", "short", "Channels:DirectLine:Accounts:shop:Secret", "(hidden)")]
    [InlineData("Accounts:shop:Anonymous", "perhaps", "Channels:DirectLine:Accounts:shop:Anonymous", "perhaps")]
    [InlineData("Accounts:shop:TrustedOrigins:0", "https://shop.example/page", "Channels:DirectLine:Accounts:shop:TrustedOrigins:0", "https://shop.example/page")]
    [InlineData("TokenMinutes", "0", "Channels:DirectLine:TokenMinutes", "0")]
    public void A_fault_names_the_key_and_the_value_but_no_secret(string key, string value, string named, string found)
    {
        var fault = Assert.Single(DirectLineOptions.Faults(Settings((key, value))));

        Assert.Equal((named, found), (fault.Key, fault.Found));
        Assert.NotEmpty(fault.Allowed);
    }

    [Fact]
    public void Two_accounts_cannot_share_an_id_or_a_secret()
    {
        var faults = DirectLineOptions.Faults(Settings(
            ("Accounts:a:Id", "one"), ("Accounts:b:Id", "one"),
            ("Accounts:a:Secret", DirectLineHost.Secret), ("Accounts:b:Secret", DirectLineHost.Secret)));

        Assert.Equal(["Channels:DirectLine:Accounts:b:Id", "Channels:DirectLine:Accounts:b:Secret"], faults.Select(f => f.Key));
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(s => "Channels:DirectLine:" + s.Key, s => (string?)s.Value))
        .Build();
}
