using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CareBot.Bench.Live;

namespace CareBot.Bench.Fault;

/// <summary>A person at the desk while everything around fails: whatever the desk could not answer is asked again.</summary>
internal sealed class Agent(Uri bot) : IDisposable
{
    /// <summary>What every message of a person begins with.</summary>
    public const string Says = "Petugas:";

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(300);

    private readonly DeskClient desk = new(bot);

    /// <summary>Faults that the desk answered with, by what it said; that a colleague was faster, and that the database is away, are none.</summary>
    public ConcurrentDictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

    public Task SignInAsync(string userName, string firstPassword, CancellationToken cancellationToken) => this.desk.SignInAsync(userName, firstPassword, cancellationToken);

    /// <summary>A new colleague, signed in.</summary>
    public async Task<Agent> EngageAsync(string userName, CancellationToken cancellationToken)
    {
        var made = await this.desk.PostAsync("people", new { userName, firstName = userName, role = "agent" }, cancellationToken);
        var colleague = new Agent(bot);
        await colleague.SignInAsync(userName, made.GetProperty("oneTimePassword").GetString()!, cancellationToken);
        return colleague;
    }

    /// <summary>Takes the case, or hears that a colleague was faster; null when it was told to stop before the desk had answered.</summary>
    public async Task<bool?> ClaimAsync(long id, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            switch (await this.DoAsync($"cases/{id}/claim", new { }, stop))
            {
                case 200: return true;
                case 409: return false;
                default: await RestAsync(stop); break;
            }
        }

        return null;
    }

    /// <summary>Writes to the customer of a case that it has.</summary>
    /// <returns>How many messages the desk took.</returns>
    public async Task<int> WriteAsync(long id, int messages, CancellationToken stop)
    {
        var written = 0;
        while (written < messages && !stop.IsCancellationRequested)
        {
            var message = new { text = string.Create(CultureInfo.InvariantCulture, $"{Says} pesan {written + 1}"), clientId = Guid.NewGuid() };
            while (!stop.IsCancellationRequested)
            {
                if (await this.DoAsync($"cases/{id}/messages", message, stop) == 200)
                {
                    written++;
                    break;
                }

                await RestAsync(stop);
            }
        }

        return written;
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

    /// <summary>The first page of a list; nothing when the desk could not answer.</summary>
    public async Task<List<JsonElement>> LookAsync(string path, CancellationToken stop)
    {
        try
        {
            return [.. (await this.desk.GetAsync(path, stop)).GetProperty("items").EnumerateArray()];
        }
        catch (HttpRequestException refused) when ((int?)refused.StatusCode is { } status)
        {
            this.Note(status, "");
            return [];
        }
        catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
        {
            return [];
        }
    }

    public void Dispose() => this.desk.Dispose();

    public static Task RestAsync(CancellationToken stop) =>
        Task.Delay(Breath, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <returns>200 for every success, otherwise the status; 0 for no answer.</returns>
    private async Task<int> DoAsync(string path, object body, CancellationToken stop)
    {
        try
        {
            await this.desk.PostAsync(path, body, stop);
            return 200;
        }
        catch (InvalidOperationException refused)
        {
            var said = refused.Message[(refused.Message.IndexOf("answered ", StringComparison.Ordinal) + 9)..];
            var status = int.Parse(said[..3], CultureInfo.InvariantCulture);
            this.Note(status, said.Contains("already-taken", StringComparison.Ordinal) ? null : said[3..]);
            return status;
        }
        catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
        {
            return 0;
        }
    }

    private void Note(int status, string? said)
    {
        if (said is not null && status != 503)
        {
            this.Refused.AddOrUpdate(string.Create(CultureInfo.InvariantCulture, $"{status}{said[..Math.Min(100, said.Length)]}"), 1, (_, count) => count + 1);
        }
    }
}
