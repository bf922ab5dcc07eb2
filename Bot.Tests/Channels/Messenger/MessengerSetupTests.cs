using CareBot.Bot.Channels.Messenger;
using CareBot.Bot.Channels.Meta;
using CareBot.Tests.StandIns;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Channels.Messenger;

public sealed class MessengerSetupTests : IAsyncLifetime
{
    private GraphStandIn graph = null!;

    public async ValueTask InitializeAsync() => this.graph = await GraphStandIn.StartAsync(new GraphPage(MessengerHost.Page, MessengerHost.Token));

    public ValueTask DisposeAsync() => this.graph.DisposeAsync();

    [Fact]
    public async Task The_page_is_subscribed_and_shows_what_the_settings_say()
    {
        var steps = await this.SetUpAsync(("Greeting", "Halo!"), ("IceBreakers:0", "Di mana pesanan saya?"), ("Menu:0:Title", "Bicara dengan orang"), ("Menu:1:Title", "Toko"), ("Menu:1:Url", "https://toko.id/"));
        Assert.All(steps, s => Assert.Null(s.Error));
        Assert.Equal(MessengerSetup.Fields, this.graph.Edges.Subscriptions[MessengerHost.Page]);
        Assert.Equal(
            """{"get_started":{"payload":"GET_STARTED"},"greeting":[{"locale":"default","text":"Halo!"}],"ice_breakers":[{"locale":"default","call_to_actions":[{"question":"Di mana pesanan saya?","payload":"Di mana pesanan saya?"}]}],"persistent_menu":[{"locale":"default","composer_input_disabled":false,"call_to_actions":[{"type":"postback","title":"Bicara dengan orang","payload":"Bicara dengan orang"},{"type":"web_url","title":"Toko","url":"https://toko.id","webview_height_ratio":"full"}]}]}""",
            this.graph.Edges.Profiles[MessengerHost.Page].ToJsonString());
    }

    [Fact]
    public async Task What_is_not_set_is_taken_away()
    {
        var steps = await this.SetUpAsync();
        Assert.Contains("shop: forget greeting, ice_breakers, persistent_menu", steps.Select(s => s.What));
        Assert.Contains(this.graph.Edges.Calls, c => c.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_that_fails_says_why()
    {
        var steps = await this.SetUpAsync(("Accounts:shop:AccessToken", "old"));
        Assert.Contains(steps, s => s.Error == "HTTP 401 code 190 subcode 0");
    }

    [Theory]
    [InlineData("Greeting", 161)]
    [InlineData("IceBreakers:0", 81)]
    [InlineData("Menu:0:Title", 31)]
    public void What_is_too_long_is_a_fault(string key, int length)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(MessengerHost.Settings((key, new string('x', length)))).Build();
        Assert.StartsWith("Channels:Messenger:" + key.Split(':')[0], Assert.Single(MessengerOptions.Faults(configuration)).Key, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<CareBot.Bot.Channels.SetupStep>> SetUpAsync(params (string, string?)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(MessengerHost.Settings([("GraphBaseUrl", this.graph.Address.AbsoluteUri), .. settings])).Build();
        var options = MessengerOptions.Read(configuration, []);
        using var setup = new MessengerSetup(options, new GraphClient(options.App, new HttpClient(), TimeProvider.System));
        return await setup.SetUpAsync(null, TestContext.Current.CancellationToken);
    }
}
