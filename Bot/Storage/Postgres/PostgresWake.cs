using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Threading.Channels;
using Npgsql;

namespace CareBot.Bot.Storage.Postgres;

/// <summary>
/// Carries pulses between replicas by <c>LISTEN/NOTIFY</c>. Pulses that come faster than they can be sent become one; what
/// is lost while a connection is down is found by those who read the database once a second.
/// </summary>
public sealed class PostgresWake(NpgsqlDataSource source, Wake wake, TimeProvider time, ILogger<PostgresWake> logger) : BackgroundService
{
    private const string Topic = "carebot_wake";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<WakeTopic, bool> pending = new();
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int senderProcess;

    /// <summary>Completes when the first <c>LISTEN</c> stands.</summary>
    public Task Listening => this.listening.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        wake.Pulsed += this.Keep;
        try
        {
            await Task.WhenAll(
                this.RepeatAsync("sending", this.SendAsync, stoppingToken),
                this.RepeatAsync("listening", this.ListenAsync, stoppingToken));
        }
        finally
        {
            wake.Pulsed -= this.Keep;
        }
    }

    private void Keep(WakeTopic topic)
    {
        this.pending[topic] = true;
        this.signal.Writer.TryWrite(true);
    }

    private async Task RepeatAsync(string direction, Func<CancellationToken, Task> run, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await run(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or SocketException && !stoppingToken.IsCancellationRequested)
            {
                StorageLog.WakeConnectionFailed(logger, exception, direction);
                await Task.Delay(Reconnect, time, stoppingToken);
            }
        }
    }

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        await using var connection = await source.OpenConnectionAsync(stoppingToken);
        this.senderProcess = connection.ProcessID;

        // A pulse may be lost, so nobody waits for the disk for it.
        await using (var relax = new NpgsqlCommand("SET synchronous_commit = off", connection))
        {
            await relax.ExecuteNonQueryAsync(stoppingToken);
        }

        await using var notify = new NpgsqlCommand("SELECT pg_notify($1, p) FROM unnest($2) AS p", connection);
        notify.Parameters.AddWithValue(Topic);
        var payloads = notify.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [] });
        while (await this.signal.Reader.WaitToReadAsync(stoppingToken))
        {
            this.signal.Reader.TryRead(out _);
            var topics = this.pending.Keys.Where(t => this.pending.TryRemove(t, out _)).ToArray();
            if (topics.Length > 0)
            {
                payloads.Value = topics.Select(Write).ToArray();
                await notify.ExecuteNonQueryAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await source.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, notification) =>
        {
            if (notification.PID != this.senderProcess && Read(notification.Payload) is { } topic)
            {
                wake.PulseHere(topic);
            }
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {Topic}", connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        this.listening.TrySetResult();
        while (true)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    private static string Write(WakeTopic topic) => string.Create(CultureInfo.InvariantCulture, $"{topic.Kind}:{topic.Id}");

    /// <summary>Null for what another version of the program may send.</summary>
    private static WakeTopic? Read(string payload) =>
        payload.Split(':') is [var kind, var id]
        && Enum.TryParse<WakeKind>(kind, out var known) && Enum.IsDefined(known)
        && long.TryParse(id, CultureInfo.InvariantCulture, out var number)
            ? new WakeTopic(known, number)
            : null;
}
