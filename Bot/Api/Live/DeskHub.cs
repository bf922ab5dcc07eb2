using CareBot.Bot.People;
using CareBot.Bot.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Live;

/// <summary>The live line of a browser tab: what changed, who types, and that somebody is there.</summary>
internal sealed class DeskHub(
    DeskConnections connections,
    DeskFeed feed,
    TypingWatch typing,
    PresenceBoard presence,
    IHubContext<DeskHub> outside,
    IDbContextFactory<CareBotDb> databases,
    TimeProvider clock) : Hub
{
    /// <summary>Activity is written down at most this often.</summary>
    private static readonly TimeSpan ActivityPause = TimeSpan.FromSeconds(30);

    public override async Task OnConnectedAsync()
    {
        var http = this.Context.GetHttpContext()!;
        var person = SignedIn.Of(http);
        var stamp = DeskCookie.Read(http.User)?.Stamp ?? string.Empty;
        var connection = new DeskConnection(this.Context.ConnectionId, person.Id, person.Brands.Select(b => b.Id).ToHashSet(), stamp, this.Context.Abort) { ActiveAt = clock.GetUtcNow() };
        connections.Add(connection);
        _ = PumpAsync(connection, outside.Clients.Client(connection.Id));
        await presence.ActAsync(person.Id, this.Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (connections.Remove(this.Context.ConnectionId) is { } connection)
        {
            feed.Leave(connection);
            typing.Leave(connection.Id);
            connection.Closed();
        }

        await base.OnDisconnectedAsync(exception);
    }

    /// <summary>Everything after the position follows as <c>changed</c>; null: everything from now on.</summary>
    public Task<Resumed> Resume(string? position) => feed.JoinAsync(this.Connection, position, this.Context.ConnectionAborted);

    /// <summary>The person did something.</summary>
    public async Task Active()
    {
        var connection = this.Connection;
        if (clock.GetUtcNow() - connection.ActiveAt >= ActivityPause)
        {
            connection.ActiveAt = clock.GetUtcNow();
            await presence.ActAsync(connection.PersonId, this.Context.ConnectionAborted);
        }
    }

    /// <summary>The tab shows the case: who types in it is told.</summary>
    public async Task Watch(long caseId)
    {
        await using var db = await databases.CreateDbContextAsync(this.Context.ConnectionAborted);
        var brands = this.Connection.Brands.ToList();
        var conversation = await db.Cases.Where(c => c.Id == caseId && brands.Contains(c.BrandId))
            .Select(c => (long?)c.ConversationId).FirstOrDefaultAsync(this.Context.ConnectionAborted);
        if (conversation is { } known)
        {
            typing.Watch(this.Context.ConnectionId, caseId, known);
        }
    }

    public void Unwatch(long caseId) => typing.Unwatch(this.Context.ConnectionId, caseId);

    private DeskConnection Connection => connections.Find(this.Context.ConnectionId) ?? throw new HubException("The connection is closing.");

    /// <summary>Sends what waits, in order, until the connection closes.</summary>
    private static async Task PumpAsync(DeskConnection connection, IClientProxy client)
    {
        await foreach (var changes in connection.Waiting.ReadAllAsync())
        {
            await client.SendAsync("changed", changes);
        }
    }
}
