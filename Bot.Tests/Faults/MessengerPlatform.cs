using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CareBot.Tests.Faults;

/// <summary>
/// Behaves as Messenger does towards a webhook: signs, batches, delivers again what got no 200, delivers some things twice
/// and out of order. Remembers what was accepted.
/// </summary>
internal sealed class MessengerPlatform(Uri bot) : IDisposable
{
    public const string PageId = "1234";
    public const string AppSecret = "carebot-test-app-secret";

    private readonly HttpClient client = new() { BaseAddress = bot, Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentDictionary<string, bool> accepted = new(StringComparer.Ordinal);
    private int refused;

    /// <summary>The messages that got a 200, by message id.</summary>
    public ICollection<string> Accepted => this.accepted.Keys;

    public int AcceptedCount => this.accepted.Count;

    /// <summary>Calls with a wrong or no signature that were refused, as they must be.</summary>
    public int Refused => this.refused;

    public void Dispose() => this.client.Dispose();

    /// <summary>One message as Messenger writes it.</summary>
    public static JsonObject Message(string customer, string id, string text, long at) => new()
    {
        ["sender"] = new JsonObject { ["id"] = customer },
        ["recipient"] = new JsonObject { ["id"] = PageId },
        ["timestamp"] = at,
        ["message"] = new JsonObject { ["mid"] = id, ["text"] = text },
    };

    /// <summary>Delivers a batch once; false when the bot did not say 200.</summary>
    public async Task<bool> DeliverAsync(IReadOnlyList<JsonObject> batch)
    {
        var body = Body(batch);
        if (await this.PostAsync(body, Sign(body)) != HttpStatusCode.OK)
        {
            return false;
        }

        foreach (var message in batch)
        {
            this.accepted[(string)message["message"]!["mid"]!] = true;
        }

        return true;
    }

    /// <summary>A call that does not come from the platform.</summary>
    public async Task ForgeAsync(JsonObject message, bool signed)
    {
        var body = Body([message]);
        var status = await this.PostAsync(body, signed ? Sign([.. body, (byte)' ']) : null);
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            Interlocked.Increment(ref this.refused);
        }
        else if (status is not null)
        {
            throw new InvalidOperationException($"A forged call was answered with {status}.");
        }
    }

    private static byte[] Body(IReadOnlyList<JsonObject> batch) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["object"] = "page",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = PageId,
            ["time"] = 1_700_000_000_000,
            ["messaging"] = new JsonArray([.. batch.Select(m => m.DeepClone())]),
        }),
    }.ToJsonString());

    private static string Sign(byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body));

    /// <summary>Null when the connection broke.</summary>
    private async Task<HttpStatusCode?> PostAsync(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/messenger", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null)
        {
            request.Headers.Add("X-Hub-Signature-256", signature);
        }

        try
        {
            using var response = await this.client.SendAsync(request);
            return response.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
