using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using CareBot.Tests.Api;

namespace CareBot.Bench.Live;

/// <summary>One agent at the desk: a session and a live connection, as a browser would hold them.</summary>
internal sealed class DeskClient : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly DeskCalls calls;
    private readonly ClientWebSocket socket = new();
    private readonly HubLine line;
    private readonly Uri bot;

    public DeskClient(Uri bot)
    {
        this.bot = bot;
        this.calls = new(new SocketsHttpHandler { CookieContainer = this.cookies }, bot);
        this.line = new(this.socket);
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

    public Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken) => this.CallAsync(HttpMethod.Post, path, body, cancellationToken);

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => this.CallAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Opens the live connection and follows it until cancelled.</summary>
    public async Task<Task> FollowAsync(CancellationToken cancellationToken)
    {
        await this.socket.ConnectAsync(new UriBuilder(new Uri(this.bot, "/hubs/desk")) { Scheme = "ws" }.Uri, cancellationToken);
        await this.line.GreetAsync(cancellationToken);
        await this.line.WriteAsync(new { type = 1, invocationId = "1", target = "Resume", arguments = new object?[] { null } }, cancellationToken);
        var resumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var following = this.ReadAsync(resumed, cancellationToken);
        await resumed.Task.WaitAsync(cancellationToken);
        return following;
    }

    public void Dispose()
    {
        this.socket.Dispose();
        this.calls.Dispose();
    }

    private async Task SessionAsync(CancellationToken cancellationToken) => this.calls.Hold(await this.GetAsync("session", cancellationToken));

    private async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var response = await this.calls.SendAsync(method, path, body, cancellationToken: cancellationToken);
        return response.IsSuccessStatusCode
            ? await DeskCalls.JsonAsync(response)
            : throw new HttpRequestException(
                $"{path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}", null, response.StatusCode);
    }

    private async Task ReadAsync(TaskCompletionSource resumed, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                this.Take(await this.line.ReadAsync(cancellationToken), resumed);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or EndOfStreamException)
        {
            // The run is over, or the bot was killed.
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
