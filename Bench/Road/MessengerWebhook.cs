using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CareBot.Bench.Road;

/// <summary>Posts signed messages to the bot's webhook as Messenger does.</summary>
internal sealed class MessengerWebhook(Uri bot) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = bot };
    private readonly byte[] secret = Encoding.UTF8.GetBytes(MessengerBot.AppSecret);
    private long clock = 1_800_000_000_000;

    /// <summary>True when the bot said 200.</summary>
    public async Task<bool> PostAsync(string customer, string id, string text, CancellationToken cancellationToken)
    {
        var body = Body(customer, id, text, Interlocked.Increment(ref this.clock));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/messenger", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(this.secret, body)));
        try
        {
            using var response = await this.client.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => this.client.Dispose();

    private static byte[] Body(string customer, string id, string text, long at) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        @object = "page",
        entry = new[]
        {
            new
            {
                id = MessengerBot.PageId,
                time = at,
                messaging = new[]
                {
                    new
                    {
                        sender = new { id = customer },
                        recipient = new { id = MessengerBot.PageId },
                        timestamp = at,
                        message = new { mid = id, text },
                    },
                },
            },
        },
    });
}
