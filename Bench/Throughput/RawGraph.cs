using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CareBot.Bench.Road;

namespace CareBot.Bench.Throughput;

/// <summary>
/// Graph's Send API as light as can be: it reads of a call only to whom it goes and whether it brings words, and remembers how long each customer has
/// waited for them.
/// </summary>
internal sealed class RawGraph : IDisposable
{
    /// <summary>Customers' ids begin here.</summary>
    public const int FirstCustomer = 1_000_000;

    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 43\r\n\r\n{\"recipient_id\":\"1\",\"message_id\":\"m_0000000\"}"u8.ToArray();

    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly long[] askedAt;
    private readonly List<double> waited = [];
    private int replies;

    public RawGraph(int customers)
    {
        this.askedAt = new long[customers];
        this.listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        this.listener.Listen(512);
        _ = this.AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)this.listener.LocalEndPoint!).Port}");

    /// <summary>Messages that came.</summary>
    public int Replies => Volatile.Read(ref this.replies);

    /// <summary>Customers who wait for an answer.</summary>
    public int Unanswered => this.askedAt.Count(at => at != 0);

    /// <summary>The customer asks; what an earlier question still waits for is counted from that one.</summary>
    public void Asked(int customer, long at) => Interlocked.CompareExchange(ref this.askedAt[customer], at, 0);

    /// <summary>Milliseconds from a question to the first words after it, since this was last asked for.</summary>
    public List<double> TakeWaited()
    {
        lock (this.waited)
        {
            List<double> taken = [.. this.waited];
            this.waited.Clear();
            return taken;
        }
    }

    public void Dispose() => this.listener.Dispose();

    /// <summary>The number that the bytes begin with.</summary>
    public static int Number(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                break;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = this.ServeAsync(await this.listener.AcceptAsync());
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var _ = socket;
        socket.NoDelay = true;
        var buffer = new byte[64 * 1024];
        var have = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(have)) is var read and > 0)
            {
                have += read;
                var whole = WholeLength(buffer.AsSpan(0, have));
                if (whole == 0)
                {
                    continue;
                }

                this.Take(buffer.AsSpan(0, whole));
                buffer.AsSpan(whole, have - whole).CopyTo(buffer);
                have -= whole;
                await socket.SendAsync(Answer);
            }
        }
        catch (SocketException)
        {
            // The bot is gone.
        }
    }

    private static int WholeLength(ReadOnlySpan<byte> read)
    {
        var head = read.IndexOf(HeadEnd);
        if (head < 0)
        {
            return 0;
        }

        var at = read[..head].IndexOf("Content-Length: "u8);
        var whole = head + HeadEnd.Length + (at < 0 ? 0 : Number(read[(at + 16)..]));
        return read.Length >= whole ? whole : 0;
    }

    private void Take(ReadOnlySpan<byte> call)
    {
        if (call.IndexOf("\"message\""u8) < 0)
        {
            return;
        }

        Interlocked.Increment(ref this.replies);
        var at = call.IndexOf("\"id\":\""u8);
        var customer = Number(call[(at + 6)..]) - FirstCustomer;
        if (customer >= 0 && customer < this.askedAt.Length && Interlocked.Exchange(ref this.askedAt[customer], 0) is var asked and > 0)
        {
            lock (this.waited)
            {
                this.waited.Add(Math.Max(0, Pace.Milliseconds(asked, Stopwatch.GetTimestamp())));
            }
        }
    }
}
