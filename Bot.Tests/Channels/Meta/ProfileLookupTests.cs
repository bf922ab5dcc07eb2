using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Storage;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBot.Tests.Channels.Meta;

public sealed class ProfileLookupTests : RoadContract
{
    [Theory]
    [InlineData("""{"first_name":"Sari","last_name":"Dewi"}""", "Sari Dewi")]
    [InlineData("""{"name":" Sari ","username":"sari99"}""", "Sari")]
    [InlineData("""{"username":"sari99"}""", "sari99")]
    [InlineData("{}", null)]
    public async Task A_customer_who_writes_first_is_asked_for_by_name(string profile, string? name)
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Edges.Customers["sari"] = profile;
        await this.Road.AcceptAsync("m1", "halo");
        using var lookup = this.Lookup(graph);
        await lookup.AskAsync(this.Road.Account, "sari", Cancellation);
        Assert.Equal(name, await this.Road.ReadAsync(db => db.Identities.Select(i => i.Name).SingleAsync(Cancellation)));
        Assert.Equal(name, await this.Road.ReadAsync(db => db.Customers.Select(i => i.Name).SingleAsync(Cancellation)));

        await lookup.AskAsync(this.Road.Account, "sari", Cancellation);
        Assert.Equal(name is null ? 2 : 1, graph.Edges.Calls.Count);
    }

    [Fact]
    public async Task Who_is_not_known_here_is_not_asked_for()
    {
        await using var graph = await GraphStandIn.StartAsync();
        using var lookup = this.Lookup(graph);
        await lookup.AskAsync(this.Road.Account, "siapa", Cancellation);
        Assert.Empty(graph.Edges.Calls);
    }

    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();

    private ProfileLookup Lookup(GraphStandIn graph) => new(
        new("Messenger", "first_name,last_name,name", _ => "token"),
        new GraphClient(new MetaApp(["secret"], "words", graph.Address.AbsoluteUri.TrimEnd('/'), "v25.0", true, SignCalls: true, SendsPerSecond: 0), new HttpClient(), this.Road.Clock),
        this.Road.Get<IDbContextFactory<CareBotDb>>(),
        this.Road.Get<IWriter>(),
        this.Road.Clock,
        NullLogger<ProfileLookup>.Instance);
}
