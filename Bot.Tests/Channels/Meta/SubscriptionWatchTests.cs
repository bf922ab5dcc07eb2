using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Messenger;
using CareBot.Bot.Channels.Meta;
using CareBot.Tests.Channels.Messenger;
using CareBot.Tests.StandIns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CareBot.Tests.Channels.Meta;

public sealed class SubscriptionWatchTests : IAsyncLifetime
{
    private static readonly ConnectedAccount Shop = new(1, 1, "messenger", "shop", MessengerHost.Page);

    private readonly MovableClock clock = new(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly RecordingLog log = new();
    private GraphStandIn graph = null!;
    private MetaPulse pulse = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        this.graph = await GraphStandIn.StartAsync(new GraphPage(MessengerHost.Page, MessengerHost.Token));
        this.pulse = new MetaPulse(this.clock);
    }

    public ValueTask DisposeAsync() => this.graph.DisposeAsync();

    [Fact]
    public async Task A_lost_subscription_is_mended_and_told()
    {
        using var watch = this.Watch();
        await watch.LookAsync(Cancellation);
        Assert.Equal(MessengerSetup.Fields, this.graph.Edges.Subscriptions[MessengerHost.Page]);
        Assert.Contains("no longer subscribed", Assert.Single(this.log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_field_is_mended_and_a_whole_subscription_left_alone()
    {
        using var watch = this.Watch();
        this.graph.Edges.Subscriptions[MessengerHost.Page] = [.. MessengerSetup.Fields.Skip(1)];
        await watch.LookAsync(Cancellation);
        await watch.LookAsync(Cancellation);
        Assert.Contains("(messages were missing)", Assert.Single(this.log.Lines), StringComparison.Ordinal);
        Assert.Single(this.graph.Edges.Calls, c => c.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_apps_subscription_is_not_ours()
    {
        using var watch = this.Watch(("AppId", "43"));
        this.graph.Edges.Subscriptions[MessengerHost.Page] = [.. MessengerSetup.Fields];
        await watch.LookAsync(Cancellation);
        Assert.Contains("no longer subscribed", Assert.Single(this.log.Lines), StringComparison.Ordinal);
        using var ours = this.Watch(("AppId", "42"));
        await ours.LookAsync(Cancellation);
        Assert.Single(this.log.Lines);
    }

    [Fact]
    public async Task Fields_that_Meta_calls_otherwise_can_be_named_in_the_settings()
    {
        using var watch = this.Watch(("SubscribedFields:0", "messages"), ("SubscribedFields:1", "messaging_handover"));
        await watch.LookAsync(Cancellation);
        Assert.Equal(["messages", "messaging_handover"], this.graph.Edges.Subscriptions[MessengerHost.Page]);
    }

    [Fact]
    public async Task What_cannot_be_seen_is_an_alarm()
    {
        using var watch = this.Watch();
        await this.graph.DisposeAsync();
        await watch.LookAsync(Cancellation);
        Assert.Contains("could not be seen or mended: network", Assert.Single(this.log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscribed_page_that_is_silent_for_a_day_is_an_alarm()
    {
        using var watch = this.Watch();
        this.graph.Edges.Subscriptions[MessengerHost.Page] = [.. MessengerSetup.Fields];
        this.clock.Move(TimeSpan.FromHours(20));
        this.pulse.Beat(Shop);
        this.clock.Move(TimeSpan.FromHours(20));
        await watch.LookAsync(Cancellation);
        Assert.Empty(this.log.Lines);
        this.clock.Move(TimeSpan.FromHours(20));
        await watch.LookAsync(Cancellation);
        Assert.Contains("no event for 24 hours", Assert.Single(this.log.Lines), StringComparison.Ordinal);
    }

    private SubscriptionWatch Watch(params (string, string?)[] more)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(MessengerHost.Settings([("GraphBaseUrl", this.graph.Address.AbsoluteUri), .. more])).Build();
        var options = MessengerOptions.Read(configuration, []);
        var accounts = new Accounts();
        accounts.Fill([Shop]);
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(this.log));
        return new(
            new("Messenger", "messenger", TimeSpan.FromMinutes(15), MessengerSetup.Subscriptions(options)), new GraphClient(options.App, new HttpClient(), this.clock),
            accounts, this.pulse, this.clock, factory.CreateLogger<SubscriptionWatch>());
    }
}
