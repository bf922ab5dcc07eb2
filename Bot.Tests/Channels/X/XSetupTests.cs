using CareBot.Bot.Channels;
using CareBot.Bot.Channels.X;
using CareBot.Tests.StandIns;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Channels.X;

public sealed class XSetupTests : IAsyncLifetime
{
    private XStandIn x = null!;

    public async ValueTask InitializeAsync() => this.x = await XStandIn.StartAsync(new XUser("1234", "token-shop", "secret-shop"));

    public ValueTask DisposeAsync() => this.x.DisposeAsync();

    [Fact]
    public async Task The_webhook_is_registered_once_and_each_event_subscribed()
    {
        var first = await this.SetUpAsync(new Uri("https://bot.example"));
        var second = await this.SetUpAsync(new Uri("https://bot.example"));
        Assert.All(first.Concat(second), s => Assert.Null(s.Error));
        Assert.Equal("https://bot.example/webhooks/x", Assert.Single(this.x.Webhooks).Value);
        Assert.Equal(("webhook: registered", "webhook: checked again"), (first[0].What, second[0].What));
        Assert.Equal(["dm.read", "dm.received", "dm.sent", "oauth.revoke", "post.mention.create", "post.reply.create"], this.x.Subscriptions.Keys.Select(s => s.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Events_that_went_to_an_earlier_webhook_are_led_to_the_new_one()
    {
        await this.SetUpAsync(new Uri("https://old.example"));
        var before = this.x.Subscriptions.ToDictionary(s => s.Key, s => s.Value.Id);
        Assert.All(await this.SetUpAsync(new Uri("https://bot.example")), s => Assert.Null(s.Error));
        var now = this.x.Webhooks.Single(w => w.Value.StartsWith("https://bot.example", StringComparison.Ordinal)).Key;
        Assert.All(this.x.Subscriptions.Values, s => Assert.Equal(now, s.Webhook));
        Assert.Equal(before, this.x.Subscriptions.ToDictionary(s => s.Key, s => s.Value.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://bot.example")]
    [InlineData("https://bot.example:8443")]
    public async Task An_address_that_X_would_not_call_is_refused(string? address)
    {
        var step = Assert.Single(await this.SetUpAsync(address is null ? null : new Uri(address)));
        Assert.NotNull(step.Error);
        Assert.Empty(this.x.Webhooks);
    }

    private async Task<IReadOnlyList<SetupStep>> SetUpAsync(Uri? address)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Channels:X:ConsumerKey"] = XStandIn.ConsumerKey,
            ["Channels:X:ConsumerSecret"] = XStandIn.ConsumerSecret,
            ["Channels:X:ApiBaseUrl"] = this.x.Address.AbsoluteUri,
            ["Channels:X:Accounts:shop:Id"] = "1234",
            ["Channels:X:Accounts:shop:AccessToken"] = "token-shop",
            ["Channels:X:Accounts:shop:AccessTokenSecret"] = "secret-shop",
        }).Build();
        var options = XOptions.Read(configuration, []);
        using var setup = new XSetup(options, new XClient(options, new HttpClient(), TimeProvider.System));
        return await setup.SetUpAsync(address, TestContext.Current.CancellationToken);
    }
}
