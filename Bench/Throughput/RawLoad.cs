using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CareBot.Bench.Road;

namespace CareBot.Bench.Throughput;

/// <summary>Writes ready requests to kept-alive connections, each when it is due, however long the others take.</summary>
internal sealed class RawLoad(Uri bot, int connections)
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private int next;

    /// <summary>Milliseconds from the moment at which a call was due to its 200, by call; NaN for any other answer.</summary>
    public async Task<double[]> RunAsync(IReadOnlyList<RawCall> calls, double callsASecond, Action<RawCall, long> due, CancellationToken cancellationToken)
    {
        this.next = 0;
        var took = new double[calls.Count];
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => this.LoopAsync(calls, callsASecond, start, took, due, cancellationToken), cancellationToken)));
        return took;
    }

    private async Task LoopAsync(
        IReadOnlyList<RawCall> calls, double callsASecond, long start, double[] took, Action<RawCall, long> told, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, bot.Port), cancellationToken);
        var buffer = new byte[4096];
        while (Interlocked.Increment(ref this.next) - 1 is var at && at < calls.Count)
        {
            var due = start + (long)(at / callsASecond * Stopwatch.Frequency);
            await Pace.UntilAsync(due, cancellationToken);
            told(calls[at], due);
            await socket.SendAsync(calls[at].Request, cancellationToken);
            took[at] = await StatusAsync(socket, buffer, cancellationToken) == 200 ? Pace.Milliseconds(due, Stopwatch.GetTimestamp()) : double.NaN;
        }
    }

    /// <summary>Reads one answer; its body has a length.</summary>
    private static async Task<int> StatusAsync(Socket socket, byte[] buffer, CancellationToken cancellationToken)
    {
        var have = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(have), cancellationToken);
            if (read == 0)
            {
                throw new IOException("The bot closed a connection.");
            }

            have += read;
            if (buffer.AsSpan(0, have).IndexOf(HeadEnd) is var head and >= 0 && have >= head + HeadEnd.Length + Length(buffer.AsSpan(0, head)))
            {
                return ((buffer[9] - '0') * 100) + ((buffer[10] - '0') * 10) + buffer[11] - '0';
            }
        }
    }

    private static int Length(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        return at < 0 ? 0 : RawGraph.Number(head[(at + 16)..]);
    }
}
