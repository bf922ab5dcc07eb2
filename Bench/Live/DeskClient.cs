using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CareBot.Bench.Live;

/// <summary>One agent at the desk: a session and a live connection, as a browser would hold them.</summary>
internal sealed class DeskClient : IDisposable
{
    private const char RecordEnd = '\x1e';

    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private readonly ClientWebSocket socket = new();
    private readonly Uri bot;
    private string csrf = string.Empty;

    public DeskClient(Uri bot)
    {
        this.bot = bot;
        this.http = new HttpClient(new SocketsHttpHandler { CookieContainer = this.cookies }) { BaseAddress = new Uri(bot, "/api/desk/"), Timeout = TimeSpan.FromSeconds(10) };
        this.socket.Options.Cookies = this.cookies;
    }

    /// <summary>When (<see cref="Stopwatch"/> ticks) a message of a conversation was announced, by conversation and the message's number.</summary>
    public ConcurrentDictionary<(long Conversation, string Subject), long> Announced { get; } = new();

    /// <summary>Told of every announced message, on the connection's own loop.</summary>
    public Action<long, long?, string>? OnMessage { get; set; }

    public async Task SignInAsync(string userName, string password, CancellationToken cancellationToken)
    {
        await this.SessionAsync(cancellationToken);
        await this.PostAsync("session", new { userName, password }, cancellationToken);
        await this.SessionAsync(cancellationToken);
        await this.PostAsync("session/password", new { current = password, next = password + "-Bench1" }, cancellationToken);
        await this.SessionAsync(cancellationToken);
    }

    public async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-CSRF-TOKEN", this.csrf);
        using var response = await this.http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? text.Length == 0 ? default : JsonElement.Parse(text)
            : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {text}");
    }

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        this.http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), cancellationToken);

    /// <summary>Opens the live connection and follows it until cancelled.</summary>
    public async Task<Task> FollowAsync(CancellationToken cancellationToken)
    {
        await this.socket.ConnectAsync(new UriBuilder(new Uri(this.bot, "/hubs/desk")) { Scheme = "ws" }.Uri, cancellationToken);
        await this.WriteAsync(new { protocol = "json", version = 1 }, cancellationToken);
        await this.WriteAsync(new { type = 1, invocationId = "1", target = "Resume", arguments = new object?[] { null } }, cancellationToken);
        var resumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var following = this.ReadAsync(resumed, cancellationToken);
        await resumed.Task.WaitAsync(cancellationToken);
        return following;
    }

    public void Dispose()
    {
        this.socket.Dispose();
        this.http.Dispose();
    }

    private async Task SessionAsync(CancellationToken cancellationToken) =>
        this.csrf = (await this.GetAsync("session", cancellationToken)).GetProperty("csrfToken").GetString()!;

    private Task WriteAsync(object record, CancellationToken cancellationToken) => this.socket.SendAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(record) + RecordEnd), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task ReadAsync(TaskCompletionSource resumed, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var rest = new StringBuilder();
        while (!cancellationToken.IsCancellationRequested)
        {
            WebSocketReceiveResult received;
            try
            {
                received = await this.socket.ReceiveAsync(buffer, cancellationToken);
            }
            catch (Exception end) when (end is OperationCanceledException or WebSocketException)
            {
                return;
            }

            rest.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            var records = rest.ToString().Split(RecordEnd);
            rest.Clear().Append(records[^1]);
            foreach (var record in records[..^1])
            {
                this.Take(JsonElement.Parse(record), resumed);
            }
        }
    }

    private void Take(JsonElement record, TaskCompletionSource resumed)
    {
        if (record.TryGetProperty("invocationId", out _))
        {
            resumed.TrySetResult();
        }

        if (!record.TryGetProperty("target", out var target) || target.GetString() != "changed")
        {
            return;
        }

        var now = Stopwatch.GetTimestamp();
        foreach (var change in record.GetProperty("arguments")[0].GetProperty("events").EnumerateArray())
        {
            if (change.GetProperty("kind").GetString() == "message")
            {
                var conversation = change.GetProperty("conversationId").GetInt64();
                var subject = change.GetProperty("subject").GetString()!;
                this.Announced.TryAdd((conversation, subject), now);
                this.OnMessage?.Invoke(conversation, change.GetProperty("caseId") is { ValueKind: JsonValueKind.Number } id ? id.GetInt64() : null, subject);
            }
        }
    }
}
