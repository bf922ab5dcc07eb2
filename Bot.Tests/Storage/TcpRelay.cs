using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CareBot.Tests.Storage;

/// <summary>Stands between a program and its PostgreSQL server, so that a test can take the server away and give it back.</summary>
internal sealed class TcpRelay : IDisposable
{
    private readonly ConcurrentDictionary<Socket, byte> open = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private volatile bool away;
    private string host = string.Empty;
    private int port;

    /// <summary>Begins to relay to the server of a connection string.</summary>
    /// <returns>The connection string that leads through the relay.</returns>
    public string Start(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        (this.host, this.port) = (target.Host!, target.Port);
        this.listener.Start();
        _ = this.ListenAsync();
        target.Host = IPAddress.Loopback.ToString();
        target.Port = ((IPEndPoint)this.listener.LocalEndpoint).Port;
        return target.ConnectionString;
    }

    /// <summary>Breaks what is open and whatever is opened from now on.</summary>
    public void TakeAway()
    {
        this.away = true;
        foreach (var socket in this.open.Keys)
        {
            this.Close(socket);
        }
    }

    public void GiveBack() => this.away = false;

    public void Dispose()
    {
        this.TakeAway();
        this.listener.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = this.ServeAsync(await this.listener.AcceptSocketAsync());
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The relay was disposed of.
        }
    }

    private async Task ServeAsync(Socket caller)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        caller.NoDelay = true;
        (this.open[caller], this.open[server]) = (1, 1);
        try
        {
            if (!this.away)
            {
                await server.ConnectAsync(this.host, this.port);
                await Task.WhenAny(CopyAsync(caller, server), CopyAsync(server, caller));
            }
        }
        finally
        {
            this.Close(caller);
            this.Close(server);
        }
    }

    private void Close(Socket socket)
    {
        this.open.TryRemove(socket, out _);
        socket.Dispose();
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var read and > 0)
            {
                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // One side is gone; the other is closed.
        }
    }
}
