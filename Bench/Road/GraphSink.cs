using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CareBot.Bench.Road;

/// <summary>Takes what the bot sends and remembers when each customer got the first words.</summary>
internal sealed class GraphSink : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, long> answered = new(StringComparer.Ordinal);

    private GraphSink(WebApplication app) => this.app = app;

    public Uri Address => new(this.app.Urls.Single());

    public static async Task<GraphSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new GraphSink(builder.Build());
        sink.app.MapPost("/{version}/{page}/messages", sink.TakeAsync);
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>The moment (<see cref="Stopwatch"/> ticks) at which the customer's first reply came; null if none has.</summary>
    public long? AnsweredAt(string customer) => this.answered.TryGetValue(customer, out var at) ? at : null;

    public ValueTask DisposeAsync() => this.app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        if (!body.RootElement.TryGetProperty("recipient", out var recipient) || recipient.ValueKind != JsonValueKind.Object)
        {
            return Results.Text($$"""{"messages":[{"id":"wamid.{{Guid.NewGuid():N}}"}]}""", "application/json");
        }

        var customer = recipient.GetProperty("id").GetString()!;
        if (body.RootElement.TryGetProperty("message", out _))
        {
            this.answered.TryAdd(customer, Stopwatch.GetTimestamp());
        }

        return Results.Text($$"""{"recipient_id":"{{customer}}","message_id":"m_{{Guid.NewGuid():N}}"}""", "application/json");
    }
}
