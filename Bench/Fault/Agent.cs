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

    /// <summary>Takes the case (true), or hears that a colleague was faster.</summary>
    public async Task<bool> ClaimAsync(long id) => await this.InsistAsync($"cases/{id}/claim", new { }) == 200;

    /// <summary>Writes to the customer of a case that it has.</summary>
    /// <returns>How many messages the desk took.</returns>
    public async Task<int> WriteAsync(long id, int messages)
    {
        var written = 0;
        for (var i = 1; i <= messages; i++)
        {
            var message = new { text = string.Create(CultureInfo.InvariantCulture, $"{Says} pesan {i}"), clientId = Guid.NewGuid() };
            written += await this.InsistAsync($"cases/{id}/messages", message) == 200 ? 1 : 0;
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
            this.Note(status, refused.Message);
            return [];
        }
        catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
        {
            return [];
        }
    }

    public void Dispose() => this.desk.Dispose();

    /// <summary>Until the desk gives an answer: the bot may be away, or its database.</summary>
    private async Task<int> InsistAsync(string path, object body)
    {
        while (true)
        {
            if (await this.DoAsync(path, body) is var status and not (0 or 503))
            {
                return status;
            }

            await Task.Delay(Breath);
        }
    }

    /// <returns>200 for every success, otherwise the status; 0 for no answer.</returns>
    private async Task<int> DoAsync(string path, object body)
    {
        try
        {
            await this.desk.PostAsync(path, body, CancellationToken.None);
            return 200;
        }
        catch (HttpRequestException refused) when ((int?)refused.StatusCode is { } status)
        {
            this.Note(status, refused.Message);
            return status;
        }
        catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
        {
            return 0;
        }
    }

    private void Note(int status, string said)
    {
        if (status != 503 && !said.Contains("already-taken", StringComparison.Ordinal))
        {
            this.Refused.AddOrUpdate(said[..Math.Min(100, said.Length)], 1, (_, count) => count + 1);
        }
    }
}
