using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareBot.Tests.Storage;

public sealed class ReplicaLeaseTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new();
    private TestDatabase database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => this.database = await TestDatabase.PostgresAsync();

    public ValueTask DisposeAsync() => this.database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Every_replica_has_an_epoch_of_its_own_and_keeps_it()
    {
        using var first = this.Lease();
        using var second = this.Lease();
        Assert.False(first.IsHeld);
        await first.BeatAsync(Cancellation);
        await second.BeatAsync(Cancellation);
        var epochs = (first.Epoch, second.Epoch);
        await first.BeatAsync(Cancellation);

        Assert.NotEqual(epochs.Item1, epochs.Item2);
        Assert.Equal(epochs, (first.Epoch, second.Epoch));
        Assert.True(first.IsHeld && second.IsHeld);
    }

    [Fact]
    public async Task A_lease_without_heartbeats_is_not_held_for_longer_than_the_database_keeps_it()
    {
        using var lease = this.Lease();
        await lease.BeatAsync(Cancellation);
        this.clock.Advance(ReplicaLease.Length - TimeSpan.FromMilliseconds(1));
        Assert.True(lease.IsHeld);
        this.clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(lease.IsHeld);
        await lease.BeatAsync(Cancellation);
        Assert.True(lease.IsHeld);
    }

    [Fact]
    public async Task A_replica_that_slept_through_the_end_of_its_lease_gets_a_new_epoch()
    {
        using var lease = this.Lease();
        await lease.BeatAsync(Cancellation);
        var before = lease.Epoch;
        await this.database.WriteAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE replicas SET alive_until = 0"));
        await lease.BeatAsync(Cancellation);

        Assert.True(lease.Epoch > before);
        await using var read = this.database.Read();
        Assert.Equal([lease.Epoch], await read.Replicas.Where(r => r.AliveUntil > DateTimeOffset.UnixEpoch).Select(r => r.Epoch).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_replica_that_stops_leaves_no_claim_behind()
    {
        using var lease = this.Lease();
        await lease.StartAsync(Cancellation);
        Assert.True(lease.IsHeld);
        await lease.StopAsync(Cancellation);

        await using var read = this.database.Read();
        Assert.Empty(await read.Replicas.ToListAsync(Cancellation));
        Assert.False(lease.IsHeld);
    }

    private ReplicaLease Lease() => new(
        this.database.Services.GetRequiredService<NpgsqlDataSource>(), this.clock, NullLogger<ReplicaLease>.Instance);

    /// <summary>Moves only when told; its timers never fire.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => this.ticks += by.Ticks;

        public override long GetTimestamp() => this.ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NoTimer();

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
