using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.DirectLine;

/// <summary>Direct Line among the other channels, with the real inbox behind it.</summary>
public abstract class DirectLineActivityContract : ActivityContract
{
    private readonly Dictionary<string, Chat> chats = [];
    private DirectLineHost host = null!;

    private protected override IReadOnlyList<string?> WrongCredentials => [null, "x", "eyJhbGciOiJub25lIn0.e30."];

    private protected override RecordingLog Log => this.host.Log;

    private protected override IChannel Channel => this.host.Channel;

    protected abstract Task<TestDatabase> DatabaseAsync();

    public override async ValueTask InitializeAsync()
    {
        this.host = await DirectLineHost.StartAsync(await this.DatabaseAsync());
        this.chats[Ana] = await this.host.StartChatAsync();
        this.chats[Budi] = await this.host.StartChatAsync();
        await this.ForgetBeginningsAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (this.host is not null)
        {
            await this.host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_reply_that_is_sent_twice_is_heard_once()
    {
        var address = await this.AddressAsync(Ana);
        var payload = this.Channel.Render(new Activity(ActivityTypes.Message) { Text = "halo", From = new("web") }).Single();
        foreach (var attempt in new[] { 1, 2 })
        {
            await this.Channel.SendAsync(new(1, address, payload, attempt), CancellationToken.None);
        }

        Assert.Equal(["halo"], await this.HeardAsync(Ana));
    }

    private protected override OwnWords Own => OwnWords.NeverComeBack;

    private protected override bool EchoesCustomers => true;

    private protected override IReadOnlyList<(SendOutcome Outcome, Action Bring)> Refusals => [(SendOutcome.Transient, () => this.TakeAway(true))];

    private protected override IReadOnlyDictionary<SendOutcome, string> NoRefusals => new Dictionary<SendOutcome, string>
    {
        [SendOutcome.RateLimited] = "replies are written into our own database, which counts none",
        [SendOutcome.WindowClosed] = "a conversation's stream has no end",
        [SendOutcome.Unreachable] = "whether somebody reads the stream is not asked; it is there when they come back",
        [SendOutcome.TokenDead] = "no platform is called; without the account in the settings the dispatcher asks no channel",
        [SendOutcome.Rejected] = "clients are shown what they can show of any activity",
    };

    private protected override void TakeAway(bool away) => this.host.Service<SwitchableWriter>().IsAway = away;

    private protected override string OwnWordsOf(string customer, string id, string text) => JsonConvert.SerializeObject(
        new { type = "message", text, from = new { id = "web", role = "bot", name = "CareBot" }, channelData = new { clientActivityID = id } });

    private protected override async Task<IReadOnlyList<string?>> EchoedAsync(string customer)
    {
        var (_, set) = await this.host.CallAsync(HttpMethod.Get, this.chats[customer].Activities, this.chats[customer].Token);
        var own = set["activities"]!.Where(a => (string?)a["from"]?["role"] == "user").ToList();
        Assert.All(own, a => Assert.NotEmpty((string?)a["id"] ?? ""));
        Assert.All(own, a => Assert.NotEmpty((string?)a["channelData"]?["clientActivityID"] ?? ""));
        return [.. own.Select(a => (string?)a["text"])];
    }

    private protected override string MessageOf(string customer, string id, string text) => JsonConvert.SerializeObject(
        new { type = "message", text, from = new { id = customer }, channelData = new { clientActivityID = id } });

    private protected override async Task<int> PostAsync(string customer, byte[] body, string? authorization = "")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await this.host.SendAsync(
            HttpMethod.Post, this.chats[customer].Activities, authorization is { Length: 0 } ? this.chats[customer].Token : authorization, content);
        return (int)answer.StatusCode;
    }

    private protected override async Task<IReadOnlyList<KeptActivity>> KeptAsync()
    {
        await using var db = await this.host.Service<IDbContextFactory<CareBotDb>>().CreateDbContextAsync();
        var rows = await db.Inbox.OrderBy(e => e.Id).Select(e => new { e.Key, e.Activity, Conversation = e.Conversation!.ExternalId }).ToListAsync();
        return [.. rows.Select(r => new KeptActivity(r.Key, r.Conversation, (string?)JObject.Parse(r.Activity)["text"], (string?)JObject.Parse(r.Activity)["from"]?["role"]))];
    }

    private protected override async Task BeginAgainAsync(string customer) => this.chats[customer] = await this.host.StartChatAsync();

    private protected override Task<ReplyAddress> AddressAsync(string customer) => this.host.AddressAsync(this.chats[customer]);

    private protected override async Task<IReadOnlyList<string?>> HeardAsync(string customer)
    {
        var (_, set) = await this.host.CallAsync(HttpMethod.Get, this.chats[customer].Activities, this.chats[customer].Token);
        return [.. set["activities"]!.Where(a => (string?)a["from"]?["role"] == "bot" && (string?)a["type"] == "message").Select(a => (string?)a["text"])];
    }

    /// <summary>The event with which a conversation begins is no customer's.</summary>
    private Task<int> ForgetBeginningsAsync() =>
        this.host.Service<IWriter>().WriteAsync((db, ct) => db.Inbox.ExecuteDeleteAsync(ct), CancellationToken.None);
}

public sealed class SqliteDirectLineActivityTests : DirectLineActivityContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresDirectLineActivityTests : DirectLineActivityContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.PostgresAsync();
}
