using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Api.Live;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

public abstract class LiveContract : DeskContract
{
    private DeskFeed Feed => this.host.Services.GetRequiredService<DeskFeed>();

    [Fact]
    public async Task A_connection_that_is_lost_again_and_again_misses_nothing()
    {
        const int Entries = 1200;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var random = new Random(7);
        string? position = (await this.Feed.JoinAsync(this.Connection(), null, TestContext.Current.CancellationToken)).Position;
        var writing = Task.Run(async () =>
        {
            for (var i = 1; i <= Entries; i++)
            {
                await this.WriteAsync(i);
            }
        });

        while (seen.Count < Entries)
        {
            var connection = this.Connection();
            var resumed = await this.Feed.JoinAsync(connection, position, TestContext.Current.CancellationToken);
            Assert.False(resumed.Reset);
            for (var batches = random.Next(4); batches > 0 && seen.Count < Entries; batches--)
            {
                // What the browser has not got when the line breaks is not counted: its position is the last batch's.
                var changes = await connection.Waiting.ReadAsync(TestContext.Current.CancellationToken);
                position = changes.Position;
                seen.UnionWith(changes.Events.Where(e => e.Kind == "articles").Select(e => e.Subject!));
            }

            this.Feed.Leave(connection);
        }

        await writing;
        Assert.Equal(Entries, seen.Count);
    }

    [Fact]
    public async Task A_position_from_before_what_is_held_is_read_from_the_database()
    {
        var start = new LivePosition(FeedPosition.Start, this.host.Clock.GetUtcNow()).ToString();
        await this.WriteAsync(1);
        var connection = this.Connection();
        var resumed = await this.Feed.JoinAsync(connection, start, TestContext.Current.CancellationToken);
        Assert.False(resumed.Reset);
        var kinds = (await connection.Waiting.ReadAsync(TestContext.Current.CancellationToken)).Events.Select(e => e.Kind).ToList();
        Assert.Equal("release", kinds[0]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0.1.1")]
    [InlineData("999999999999.99999999.now")]
    public async Task An_unknown_too_old_or_future_position_is_a_reset(string position)
    {
        position = position.Replace("now", this.host.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.True((await this.Feed.JoinAsync(this.Connection(), position, TestContext.Current.CancellationToken)).Reset);
    }

    [Fact]
    public async Task The_desk_hears_of_a_claim_with_its_case_and_nothing_of_other_brands()
    {
        var open = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        using var hub = await HubClient.ConnectAsync(this.host, agent);
        var resumed = await hub.CallAsync("Resume", [null]);
        Assert.False(resumed.GetProperty("reset").GetBoolean());
        await this.WriteAsync(5, brand: 777);
        await agent.PostAsync($"cases/{open.Id}/claim");

        var told = new List<JsonElement>();
        while (told.All(e => e.GetProperty("kind").GetString() != "case"))
        {
            told.AddRange((await hub.NextAsync("changed")).GetProperty("events").EnumerateArray());
        }

        var change = told.First(e => e.GetProperty("kind").GetString() == "case");
        Assert.Equal(open.Id, change.GetProperty("caseId").GetInt64());
        Assert.Equal(open.ConversationId, change.GetProperty("conversationId").GetInt64());
        Assert.DoesNotContain(told, e => e.GetProperty("kind").GetString() == "articles");
    }

    [Fact]
    public async Task Who_watches_a_case_sees_the_customer_type()
    {
        var open = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        using var hub = await HubClient.ConnectAsync(this.host, agent);
        await hub.CallAsync("Watch", open.Id);
        this.host.Services.GetRequiredService<Wake>().Pulse(new(WakeKind.CustomerTyping, open.ConversationId));
        var typing = await hub.NextAsync("typing");
        Assert.Equal((open.ConversationId, "customer"), (typing.GetProperty("conversationId").GetInt64(), typing.GetProperty("who").GetString()));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_live_line()
    {
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        using var hub = await HubClient.ConnectAsync(this.host, agent);
        await agent.PostAsync("session/sign-out-everywhere");
        await this.host.Services.GetRequiredService<DeskWatch>().LookAsync(TestContext.Current.CancellationToken);
        await hub.EndedAsync();
        using var nobody = this.host.Browser();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => HubClient.ConnectAsync(this.host, nobody));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    private DeskConnection Connection() => new(Guid.NewGuid().ToString(), 1, new HashSet<long> { this.host.BrandId }, "stamp", () => { });

    private async Task WriteAsync(long subject, long? brand = null)
    {
        await this.host.Writer.WriteAsync(
            (db, _) =>
            {
                db.Feed.Add(new FeedEntry { BrandId = brand ?? this.host.BrandId, Kind = FeedKind.Articles, Subject = subject, At = this.host.Clock.GetUtcNow() });
                return Task.FromResult(true);
            },
            CancellationToken.None);
        this.host.Services.GetRequiredService<Wake>().Pulse(new(WakeKind.Feed));
    }
}

public sealed class SqliteLiveTests : LiveContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresLiveTests : LiveContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
