using System.Collections.Concurrent;
using System.Globalization;
using CareBot.Bot.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Live;

/// <summary>
/// Tells tabs that show a case who types in it. Typing is a pulse between replicas and is kept nowhere; one loop a watched conversation
/// waits for it, as long as any tab watches.
/// </summary>
internal sealed class TypingWatch(IHubContext<DeskHub> hub, IDbContextFactory<CareBotDb> databases, Wake wake) : IDisposable
{
    private readonly ConcurrentDictionary<(string Connection, long Case), CancellationTokenSource> watches = new();

    public void Watch(string connection, long caseId, long conversation)
    {
        var stop = new CancellationTokenSource();
        if (this.watches.TryAdd((connection, caseId), stop))
        {
            _ = this.RelayAsync(connection, conversation, WakeKind.CustomerTyping, stop.Token);
            _ = this.RelayAsync(connection, conversation, WakeKind.AgentTyping, stop.Token);
        }
        else
        {
            stop.Dispose();
        }
    }

    public void Unwatch(string connection, long caseId)
    {
        if (this.watches.TryRemove((connection, caseId), out var stop))
        {
            stop.Cancel();
            stop.Dispose();
        }
    }

    public void Leave(string connection)
    {
        foreach (var watch in this.watches.Keys.Where(k => k.Connection == connection))
        {
            this.Unwatch(watch.Connection, watch.Case);
        }
    }

    public void Dispose()
    {
        foreach (var watch in this.watches.Keys)
        {
            this.Unwatch(watch.Connection, watch.Case);
        }
    }

    private async Task RelayAsync(string connection, long conversation, WakeKind kind, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await wake.NextAsync(new(kind, conversation)).WaitAsync(stop);
                var notice = new TypingNotice(
                    conversation,
                    kind == WakeKind.CustomerTyping ? "customer" : "agent",
                    kind == WakeKind.CustomerTyping ? null : await this.SpeakerAsync(conversation, stop));
                await hub.Clients.Client(connection).SendAsync("typing", notice, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody watches any more.
        }
    }

    private async Task<string?> SpeakerAsync(long conversation, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var speaker = await db.Conversations.Where(c => c.Id == conversation).Select(c => c.Speaker).FirstOrDefaultAsync(stop);
        return long.TryParse(speaker, CultureInfo.InvariantCulture, out var id)
            ? await db.People.Where(p => p.Id == id).Select(p => p.FirstName).FirstOrDefaultAsync(stop)
            : null;
    }
}
