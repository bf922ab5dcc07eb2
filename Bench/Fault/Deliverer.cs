using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using CareBot.Bench.Road;

namespace CareBot.Bench.Fault;

/// <summary>Sends the calls as the platforms do: at their own pace, and again until each got its 200.</summary>
internal sealed class Deliverer(Uri bot, int seed) : IDisposable
{
    private const int MostAtOnce = 64;

    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = MostAtOnce }) { BaseAddress = bot, Timeout = TimeSpan.FromSeconds(10) };
    private readonly SemaphoreSlim free = new(MostAtOnce);
    private readonly Random random = new(seed);
    private readonly ConcurrentDictionary<string, byte> accepted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);

    /// <summary>Ids of the messages that got a 200.</summary>
    public ICollection<string> Accepted => this.accepted.Keys;

    public int AcceptedCount => this.accepted.Count;

    /// <summary>What calls were answered: a status, or <c>no answer</c>.</summary>
    public IReadOnlyDictionary<string, int> Answers => this.answers;

    /// <summary>Answers that no platform should get, such as a 500.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    public int Calls => this.answers.Values.Sum();

    public async Task RunAsync(IReadOnlyList<WebhookCall> calls, int rate, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var sending = new List<Task>();
        for (var i = 0; i < calls.Count; i++)
        {
            await Pace.UntilAsync(Pace.Due(start, i, rate), cancellationToken);
            sending.Add(this.DeliverAsync(calls[i], cancellationToken));
            if (calls[i].Twice)
            {
                sending.Add(this.DeliverAsync(calls[i], cancellationToken));
            }
        }

        await Task.WhenAll(sending);
    }

    public void Dispose()
    {
        this.client.Dispose();
        this.free.Dispose();
    }

    private async Task DeliverAsync(WebhookCall call, CancellationToken cancellationToken)
    {
        while (!await this.PostAsync(call, cancellationToken))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300 + this.Next(900)), cancellationToken);
        }

    }

    private int Next(int below)
    {
        lock (this.random)
        {
            return this.random.Next(below);
        }
    }

    /// <summary>True when it is not to be sent again.</summary>
    private async Task<bool> PostAsync(WebhookCall call, CancellationToken cancellationToken)
    {
        await this.free.WaitAsync(cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, call.Platform.Webhook) { Content = new ByteArrayContent(call.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation(call.Platform.SignatureHeader, call.Signature);
            using var response = await this.client.SendAsync(request, cancellationToken);
            return this.Judge(call, (int)response.StatusCode);
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            this.answers.AddOrUpdate("no answer", 1, (_, count) => count + 1);
            return false;
        }
        finally
        {
            this.free.Release();
        }
    }

    private bool Judge(WebhookCall call, int status)
    {
        this.answers.AddOrUpdate(status.ToString(System.Globalization.CultureInfo.InvariantCulture), 1, (_, count) => count + 1);
        if (status == call.Wanted)
        {
            foreach (var said in call.Spoiling == Spoiling.None ? call.Events : [])
            {
                this.accepted[said.Id] = 1;
            }

            return true;
        }

        if (status != 503)
        {
            this.Wrong.Enqueue($"{call.Platform.Name} {call.Spoiling}: {status} instead of {call.Wanted}");
        }

        return false;
    }
}
