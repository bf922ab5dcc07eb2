using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CareBot.Bench.Live;

namespace CareBot.Bench.Fault;

/// <summary>A person at the desk who takes cases from the queue while everything around fails, and writes to the customers.</summary>
internal sealed class Agent(Uri bot) : IDisposable
{
    /// <summary>What every message of a person begins with.</summary>
    public const string Says = "Petugas:";

    private const int MessagesToEach = 2;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    private readonly DeskClient desk = new(bot);

    /// <summary>By conversation: when (<see cref="Stopwatch"/> ticks) the desk said that it is the person's.</summary>
    public ConcurrentDictionary<long, long> TakenOver { get; } = new();

    public Task SignInAsync(string firstPassword, CancellationToken cancellationToken) => this.desk.SignInAsync("admin", firstPassword, cancellationToken);

    /// <summary>Takes so many cases, one after the other, until it is told to stop.</summary>
    public async Task WorkAsync(int most, CancellationToken stop)
    {
        while (this.TakenOver.Count < most && !stop.IsCancellationRequested)
        {
            var queue = await this.AskAsync("cases?view=queue&limit=1", stop);
            if (queue.ValueKind == JsonValueKind.Object && queue.GetProperty("items").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first)
            {
                await this.ServeAsync(first.GetProperty("id").GetInt64(), first.GetProperty("conversationId").GetInt64(), stop);
            }

            await RestAsync(stop);
        }
    }

    /// <summary>Everything under a list of the desk, all its pages.</summary>
    public async Task<List<JsonElement>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var items = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await this.desk.GetAsync($"{path}?limit=100{(cursor is null ? "" : "&cursor=" + cursor)}", cancellationToken);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return items;
    }

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => this.desk.GetAsync(path, cancellationToken);

    public void Dispose() => this.desk.Dispose();

    private async Task ServeAsync(long id, long conversation, CancellationToken stop)
    {
        // What became of a claim whose answer was lost is asked for.
        while (!stop.IsCancellationRequested && !await this.DoAsync($"cases/{id}/claim", new { }, stop))
        {
            var now = await this.AskAsync($"cases/{id}", stop);
            if (now.ValueKind == JsonValueKind.Object && now.GetProperty("status").GetString() != "waiting")
            {
                break;
            }
        }

        this.TakenOver[conversation] = Stopwatch.GetTimestamp();
        for (var i = 1; i <= MessagesToEach; i++)
        {
            var message = new { text = string.Create(CultureInfo.InvariantCulture, $"{Says} pesan {i}"), clientId = Guid.NewGuid() };
            while (!stop.IsCancellationRequested && !await this.DoAsync($"cases/{id}/messages", message, stop))
            {
                await RestAsync(stop);
            }
        }
    }

    private async Task<bool> DoAsync(string path, object body, CancellationToken stop)
    {
        try
        {
            await this.desk.PostAsync(path, body, stop);
            return true;
        }
        catch (Exception away) when (away is HttpRequestException or InvalidOperationException or TaskCanceledException)
        {
            return false;
        }
    }

    private async Task<JsonElement> AskAsync(string path, CancellationToken stop)
    {
        try
        {
            return await this.desk.GetAsync(path, stop);
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            await RestAsync(stop);
            return default;
        }
    }

    private static Task RestAsync(CancellationToken stop) =>
        Task.Delay(Breath, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
