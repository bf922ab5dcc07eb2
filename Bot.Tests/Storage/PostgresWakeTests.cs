using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareBot.Tests.Storage;

public sealed class PostgresWakeTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => this.database = await TestDatabase.PostgresAsync();

    public ValueTask DisposeAsync() => this.database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_pulse_of_one_replica_wakes_another()
    {
        var (here, there) = (new Wake(), new Wake());
        using var hereBridge = await this.BridgeAsync(here);
        using var thereBridge = await this.BridgeAsync(there);
        var stream = there.NextAsync(new WakeTopic(WakeKind.Stream, 42));
        var other = there.NextAsync(new WakeTopic(WakeKind.Stream, 43));
        var inbox = there.NextAsync(new WakeTopic(WakeKind.Inbox));
        here.Pulse(new WakeTopic(WakeKind.Stream, 42));
        here.Pulse(new WakeTopic(WakeKind.Inbox));

        await stream.WaitAsync(Cancellation);
        await inbox.WaitAsync(Cancellation);
        Assert.False(other.IsCompleted);
        await hereBridge.StopAsync(Cancellation);
        await thereBridge.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Connections_that_the_server_closes_come_back()
    {
        var (here, there) = (new Wake(), new Wake());
        using var hereBridge = await this.BridgeAsync(here);
        using var thereBridge = await this.BridgeAsync(there);
        await this.database.WriteAsync(db => db.Database.ExecuteSqlRawAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));

        // Pulses are lost until both connections stand again, so the pulse is repeated until it arrives.
        var arrived = there.NextAsync(new WakeTopic(WakeKind.Feed));
        while (!arrived.IsCompleted)
        {
            here.Pulse(new WakeTopic(WakeKind.Feed));
            await Task.WhenAny(arrived, Task.Delay(50, Cancellation));
            Cancellation.ThrowIfCancellationRequested();
        }

        await hereBridge.StopAsync(Cancellation);
        await thereBridge.StopAsync(Cancellation);
        Assert.True(arrived.IsCompletedSuccessfully);
    }

    private async Task<PostgresWake> BridgeAsync(Wake wake)
    {
        var bridge = new PostgresWake(
            this.database.Services.GetRequiredService<NpgsqlDataSource>(), wake, TimeProvider.System, NullLogger<PostgresWake>.Instance);
        await bridge.StartAsync(Cancellation);
        await bridge.Listening.WaitAsync(Cancellation);
        return bridge;
    }
}
