using System.Net.Sockets;
using Npgsql;

namespace CareBot.Bot.Storage;

/// <summary>
/// This process among the replicas: a row with an epoch of its own, kept alive by the database's clock. A process that
/// slept through the end of its lease gets a new epoch, so what it claimed under the old one stays lost to it.
/// </summary>
public sealed class ReplicaLease(NpgsqlDataSource source, TimeProvider time, ILogger<ReplicaLease> logger) : BackgroundService
{
    /// <summary>How long a heartbeat keeps the row alive.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>From one heartbeat to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>The condition under which a row of <c>replicas</c> is a living one, by the database's clock.</summary>
    public const string IsAlive = $"alive_until > {Now}";

    private const string Now = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

    private volatile Hold? hold;

    /// <summary>The present epoch; changes when a lease has run out. 0 before the first.</summary>
    public long Epoch => this.hold?.Epoch ?? 0;

    /// <summary>Whether no other replica can have taken over: counted from before the last heartbeat was sent.</summary>
    public bool IsHeld => this.hold is { } last && time.GetElapsedTime(last.Sent) < Length;

    /// <summary>Takes the first epoch before anything that is started later can ask for it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await this.BeatAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Gives the claims of this process free at once.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Interlocked.Exchange(ref this.hold, null) is { } last)
        {
            try
            {
                await using var command = source.CreateCommand("DELETE FROM replicas WHERE epoch = $1");
                command.Parameters.AddWithValue(last.Epoch);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or SocketException)
            {
                StorageLog.HeartbeatFailed(logger, exception);
            }
        }
    }

    /// <summary>One heartbeat: prolongs the lease, or takes a new epoch where there is none or it has run out.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        var sent = time.GetTimestamp();
        if (this.hold is { } last)
        {
            if (await this.ProlongAsync(last.Epoch, cancellationToken))
            {
                this.hold = new Hold(last.Epoch, sent);
                return;
            }

            StorageLog.LeaseLost(logger, last.Epoch);
        }

        this.hold = new Hold(await this.TakeAsync(cancellationToken), sent);
        StorageLog.LeaseTaken(logger, this.Epoch);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await this.BeatAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or SocketException)
            {
                StorageLog.HeartbeatFailed(logger, exception);
            }
        }
    }

    private async Task<bool> ProlongAsync(long epoch, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            $"UPDATE replicas SET alive_until = {Now} + $2 WHERE epoch = $1 AND {IsAlive}");
        command.Parameters.AddWithValue(epoch);
        command.Parameters.AddWithValue((long)Length.TotalMicroseconds);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task<long> TakeAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            $"WITH dead AS (DELETE FROM replicas WHERE alive_until < {Now} - 3600000000) "
            + $"INSERT INTO replicas (alive_until) VALUES ({Now} + $1) RETURNING epoch");
        command.Parameters.AddWithValue((long)Length.TotalMicroseconds);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private sealed record Hold(long Epoch, long Sent);
}
