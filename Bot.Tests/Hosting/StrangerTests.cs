using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CareBot.Tests.Channels;

namespace CareBot.Tests.Hosting;

/// <summary>Whatever a stranger sends to the running program: no 500, no inner workings, security headers, and customers are served on.</summary>
public sealed class StrangerTests(RunningBot bot) : IClassFixture<RunningBot>
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly string[] Paths =
    [
        "/", "/chat", "/chat?account=%00", "/chat/token", "/chat/info", "/chat/info?account=nobody", "/chat/assets/x.js", "/chat/widget.js", "/chat/assets/..%2f..%2fappsettings.json",
        "/webhooks/messenger", "/webhooks/messenger?hub.mode=subscribe&hub.verify_token=x&hub.challenge=%3Cscript%3E", "/webhooks/whatsapp",
        "/api/messages", "/api/messages/", "/health/live", "/health/ready", "/health",
        "/v3/directline", "/v3/directline/tokens/generate", "/v3/directline/tokens/refresh", "/v3/directline/conversations",
        "/v3/directline/conversations/x", "/v3/directline/conversations/x/activities?watermark=%F0%9F", "/v3/directline/conversations/x/upload",
        "/v3/directline/conversations/x/stream?t=x", "/v3/directline/%ED%A0%80", "/appsettings.json", "/../appsettings.json", "/.env", "/favicon.ico",
        "/%2e%2e/%2e%2e/etc/passwd", "/chat/%5C..%5C", "/?a[]=%00&b=%", "/desk", "/openapi/v1.json", "/metrics",
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"];

    private static readonly string?[] Types =
        ["application/json", "text/plain", "application/json; charset=utf-16", "multipart/form-data", "application/x-www-form-urlencoded", "nonsense", null];

    private static readonly byte[][] Bodies =
    [
        [], .. Texts("not json", "{", "[]", "null", "\"text\"", "17", "{}", "{\"type\":5,\"from\":[],\"conversation\":\"x\"}", "{\"object\":\"page\",\"entry\":{}}",
            "{\"object\":\"page\",\"entry\":[null,{\"id\":[]},{\"id\":\"1234\",\"messaging\":[null,5,{\"sender\":{\"id\":{}}}]}]}",
            "{\"type\":\"message\",\"text\":\"\\ud800\\u0000\",\"from\":{\"id\":\"\\udfff\"},\"conversation\":{\"id\":\"\\u0000\"},\"channelId\":\"\\ud83d\"}",
            "{\"type\":\"message\",\"text\":{\"a\":1},\"attachments\":[null],\"entities\":5,\"value\":1e999}",
            "{\"resume\":7}", "{\"resume\":\"" + new string('x', 9000) + "\"}", "{\"user\":{\"id\":\"" + new string('u', 9000) + "\"}}",
            "{\"a\":1,\"a\":{\"a\":[1,2,{}]},\"A\":null}", "\uFEFF{}", "{\"n\":" + new string('9', 5000) + "}",
            new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 50_000))),
        [0, 0, 0, 0], [0xFF, 0xFE, 0xFD], Encoding.Unicode.GetBytes("{\"type\":\"message\"}"), [.. "{\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8],
    ];

    public static TheoryData<string> AllPaths => [.. Paths];

    [Theory]
    [MemberData(nameof(AllPaths))]
    public async Task Any_method_and_any_kind_of_body(string path)
    {
        foreach (var method in Methods)
        {
            foreach (var type in method is "POST" or "PUT" ? Types : Types[..1])
            {
                foreach (var accept in new[] { "text/html", "application/json" })
                {
                    await this.CallAsync(method, path, method is "GET" or "HEAD" or "TRACE" ? [] : "{\"type\":1}"u8.ToArray(), type, request => request.Headers.Accept.ParseAdd(accept));
                }
            }
        }
    }

    [Fact]
    public async Task Broken_bodies_with_every_kind_of_credential()
    {
        var (conversation, token) = await bot.ConversationAsync();
        var activities = $"/v3/directline/conversations/{conversation}/activities";
        string[] direct = ["/v3/directline/tokens/generate", "/v3/directline/tokens/refresh", "/v3/directline/conversations", activities, $"/v3/directline/conversations/{conversation}/upload"];
        foreach (var body in Bodies)
        {
            foreach (var signature in new[] { null, "sha256=", "sha256=" + new string('0', 64), "sha1=x", new string('f', 5000), RunningBot.Signature(body) })
            {
                await this.CallAsync("POST", "/webhooks/messenger", body, "application/json", request => AddUnchecked(request, "X-Hub-Signature-256", signature));
            }

            foreach (var bearer in new[] { null, "", "x.y.z", token[..^3] + "AAA", token })
            {
                foreach (var path in direct)
                {
                    await this.CallAsync("POST", path, body, "application/json", request => AddUnchecked(request, "Authorization", bearer is null ? null : "Bearer " + bearer));
                }
            }

            await this.CallAsync("POST", "/api/messages", body, "application/json", request => AddUnchecked(request, "Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."));
            await this.CallAsync("POST", "/chat/token", body, "application/json");
        }

        await bot.SettledAsync(Limit);
    }

    [Fact]
    public async Task Mutilated_activities_and_events_fail_no_turn()
    {
        const string Activity =
            """
            {"type":"message","id":"a1","timestamp":"2026-05-04T02:00:00Z","localTimestamp":"2026-05-04T09:00:00+07:00","channelId":"emulator","locale":"id-ID",
            "serviceUrl":"http://127.0.0.1:9","from":{"id":"u1","name":"Ayu","role":"user"},"recipient":{"id":"bot"},"conversation":{"id":"c1","isGroup":false},
            "text":"ongkir ke surabaya berapa?","textFormat":"plain","value":{"a":[1]},"channelData":{"clientActivityID":"c7","x":{}},"entities":[{"type":"mention"}],
            "attachments":[{"contentType":"image/png","contentUrl":"https://shop.example/a.png"}],"membersAdded":[{"id":"u1"}],"suggestedActions":{"actions":[{"type":"imBack","value":"x"}]}}
            """;
        const string Event =
            """
            {"object":"page","entry":[{"id":"1234","time":1700000000000,"messaging":[{"sender":{"id":"c1"},"recipient":{"id":"1234"},"timestamp":1700000000000,
            "message":{"mid":"m1","text":"paket saya dimana?","quick_reply":{"payload":"x"},"attachments":[{"type":"image","payload":{"url":"https://shop.example/a.png"}}],"reply_to":{"mid":"m0"}}}]}]}
            """;
        var mutations = new JsonMutations(20260504);
        for (var round = 0; round < 12; round++)
        {
            var (conversation, token) = await bot.ConversationAsync();
            for (var i = 0; i < 12; i++)
            {
                var activity = mutations.Of(Activity);
                await this.CallAsync("POST", $"/v3/directline/conversations/{conversation}/activities", activity, "application/json", r => AddUnchecked(r, "Authorization", "Bearer " + token));
                await this.CallAsync("POST", "/api/messages", activity, "application/json");
                var batch = mutations.Of(Event);
                await this.CallAsync("POST", "/webhooks/messenger", batch, "application/json", r => AddUnchecked(r, "X-Hub-Signature-256", RunningBot.Signature(batch)));
            }
        }

        await bot.SettledAsync(Limit);
    }

    [Theory]
    [InlineData("/webhooks/messenger", 413)]
    [InlineData("/api/messages", 413)]
    [InlineData("/v3/directline/conversations/x/activities", 401)]
    [InlineData("/v3/directline/conversations", 401)]
    [InlineData("/chat/token", 413)]
    [InlineData("/chat", 405)]
    [InlineData("/nothing", 404)]
    public async Task Ten_megabytes(string path, int status)
    {
        Assert.Equal(status, await this.RawAsync(path, $"Content-Length: {TenMegabytes}", [new byte[TenMegabytes]]));
        var piece = new byte[64 * 1024];
        var chunk = Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n").Concat(piece).Concat("\r\n"u8.ToArray()).ToArray();
        Assert.Equal(status, await this.RawAsync(path, "Transfer-Encoding: chunked", Enumerable.Repeat(chunk, TenMegabytes / piece.Length).Append("0\r\n\r\n"u8.ToArray())));
    }

    [Theory]
    [InlineData("GET /chat HTTP/1.1\r\nHost: x\r\nX-Long: LONG\r\nConnection: close\r\n\r\n", 431)]
    [InlineData("GET /LONG HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 414)]
    [InlineData("GET /chat HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET /chat HTTP/1.1\r\nHost: x;script-src *\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("POST /webhooks/messenger HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("POST /webhooks/messenger HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n", 400)]
    [InlineData("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("\u0016\u0003\u0001 not http\r\n\r\n", 400)]
    public async Task Broken_requests(string request, int status)
    {
        var text = request.Replace("LONG", new string('x', 40_000), StringComparison.Ordinal);
        Assert.Equal(status, await this.RawAsync([Encoding.Latin1.GetBytes(text)]));
    }

    [Fact]
    public async Task Anonymous_tokens_are_limited_for_one_address_and_not_for_the_next()
    {
        using var greedy = bot.Caller(IPAddress.Parse("127.0.0.7"));
        HttpResponseMessage answer;
        var tokens = 0;
        do
        {
            // Each in another forwarded name: nobody configured a proxy, so it is still one caller.
            using var request = TokenRequest();
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{tokens}");
            answer = await greedy.SendAsync(request, TestContext.Current.CancellationToken);
            await SafeAnswer.CheckAsync(answer, "POST /chat/token");
            tokens++;
        }
        while (answer.IsSuccessStatusCode && tokens < 1000);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        using var modest = bot.Caller(IPAddress.Parse("127.0.0.8"));
        Assert.Equal(HttpStatusCode.OK, (await modest.SendAsync(TokenRequest(), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Forwarded_headers_of_strangers_are_ignored()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Authorization = new("Bearer", RunningBot.Secrets[4]);
        using var response = await bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"ws://{bot.Address.Authority}/", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_and_no_token_is_ever_written()
    {
        var (conversation, token) = await bot.ConversationAsync();
        foreach (var credential in RunningBot.Secrets.Append(token))
        {
            await this.CallAsync("GET", $"/webhooks/messenger?hub.mode=subscribe&hub.challenge=1&hub.verify_token={credential}", [], null);
            await this.CallAsync("GET", $"/v3/directline/conversations/{conversation}/stream?t={credential}", [], null);
            await this.CallAsync("GET", $"/v3/directline/conversations/{conversation}?t={credential}", [], null, r => AddUnchecked(r, "Authorization", "Bearer " + credential), mayEcho: true);
            await this.CallAsync("POST", "/chat/token", Encoding.UTF8.GetBytes($"{{\"resume\":\"{credential}\"}}"), "application/json");
            await this.CallAsync("POST", "/api/messages", "{"u8.ToArray(), "application/json", r => AddUnchecked(r, "Authorization", "Bearer " + credential));
        }

        Assert.All(RunningBot.Secrets.Append(token), secret => Assert.DoesNotContain(secret, bot.Output, StringComparison.Ordinal));
    }

    private static IEnumerable<byte[]> Texts(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes);

    private static HttpRequestMessage TokenRequest() =>
        new(HttpMethod.Post, "/chat/token") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };

    private static void AddUnchecked(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private async Task CallAsync(
        string method, string path, byte[] body, string? type, Action<HttpRequestMessage>? prepare = null, bool mayEcho = false)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is not ("GET" or "HEAD" or "TRACE"))
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = null;
            if (type is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        }

        prepare?.Invoke(request);
        using var response = await bot.Client.SendAsync(request);
        if (!mayEcho || !response.IsSuccessStatusCode)
        {
            await SafeAnswer.CheckAsync(response, $"{method} {path} ({type}) {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 300)))}");
        }
    }

    private Task<int> RawAsync(string path, string framing, IEnumerable<byte[]> body) => this.RawAsync(
        body.Prepend(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{framing}\r\nConnection: close\r\n\r\n")));

    /// <summary>Sends bytes as they are and reads the answer meanwhile: the bot may answer before it has read everything.</summary>
    private async Task<int> RawAsync(IEnumerable<byte[]> bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(bot.Address.Host, bot.Address.Port);
        var stream = client.GetStream();
        var sending = Task.Run(async () =>
        {
            try
            {
                foreach (var piece in bytes)
                {
                    await stream.WriteAsync(piece);
                }
            }
            catch (IOException)
            {
                // The bot has heard enough.
            }
        });
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var count)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (IOException) when (answer.Length > 0)
        {
            // It closed with some of what was sent unread.
        }

        await sending;
        SafeAnswer.CheckText(answer.ToString(), "a raw call");
        return int.Parse(answer.ToString().AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
    }
}
