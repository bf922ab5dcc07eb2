using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;

namespace CareBot.Tests.Api;

/// <summary>What callers hear while the database server is away: come back later, never that the bot has a fault.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private readonly TcpRelay server = new();
    private DeskHost host = null!;

    public async ValueTask InitializeAsync() => this.host = await DeskHost.StartAsync(await TestDatabase.PostgresAsync(this.server), running: false);

    public async ValueTask DisposeAsync()
    {
        if (this.host is not null)
        {
            this.server.GiveBack();
            await this.host.DisposeAsync();
        }

        this.server.Dispose();
    }

    [Fact]
    public async Task A_session_that_cannot_be_checked_is_answered_with_503_at_the_desk()
    {
        using var lead = await this.host.SignedInAsync(PersonRole.Lead);
        var waiting = await this.host.CaseAsync();
        this.server.TakeAway();

        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "session", null),
            (HttpMethod.Get, "cases?view=queue", null),
            (HttpMethod.Get, "delivery", null),
            (HttpMethod.Post, $"cases/{waiting.Id}/claim", new { }),
            (HttpMethod.Post, $"cases/{waiting.Id}/messages", new { text = "Halo Kak.", clientId = Guid.NewGuid() }),
        })
        {
            var answer = await lead.SendAsync(method, path, body);
            Assert.Equal((path, HttpStatusCode.ServiceUnavailable), (path, answer.StatusCode));
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        this.server.GiveBack();
        Assert.Equal(HttpStatusCode.OK, (await lead.PostAsync($"cases/{waiting.Id}/claim", new { })).StatusCode);
    }

    [Fact]
    public async Task Everybody_else_is_answered_with_503_too()
    {
        using var client = this.host.Server.CreateClient();
        using var arrived = await client.PostAsJsonAsync("/chat/token", new { });
        var chat = await arrived.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", chat.GetProperty("token").GetString());
        var activities = $"/v3/directline/conversations/{chat.GetProperty("conversationId").GetString()}/activities";
        this.server.TakeAway();

        foreach (var (path, body) in new (string, object?)[]
        {
            ("/health/ready", null),
            (activities, null),
            (activities, new { type = "message", text = "halo", from = new { role = "user" } }),
        })
        {
            using var answer = body is null ? await client.GetAsync(path) : await client.PostAsJsonAsync(path, body);
            Assert.Equal((path, HttpStatusCode.ServiceUnavailable), (path, answer.StatusCode));
        }
    }
}
