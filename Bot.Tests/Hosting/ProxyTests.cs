using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CareBot.Tests.Hosting;

/// <summary>Behind a configured proxy the customer's own address, scheme and host count, and host names are kept to.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private readonly StartFolder folder = new();
    private readonly BotProcess bot;
    private readonly HttpClient proxy;

    public ProxyTests()
    {
        this.bot = this.folder.Bot(
            ("Server__TrustedProxies__0", "127.0.0.0/8"),
            ("AllowedHosts", "127.0.0.1;bot.example"),
            ("Channels__BotFramework__AppId", "11111111-2222-3333-4444-555555555555"),
            ("Channels__BotFramework__AppPassword", "carebot-test-app-password"),
            ("Channels__BotFramework__OpenIdMetadata", "http://127.0.0.1:9/keys"));
        this.proxy = new() { BaseAddress = this.bot.Address };
    }

    public async ValueTask InitializeAsync() => await this.bot.StartAsync();

    public async ValueTask DisposeAsync()
    {
        this.proxy.Dispose();
        await this.bot.DisposeAsync();
        this.folder.Dispose();
    }

    [Fact]
    public async Task A_trusted_proxy_is_believed_and_other_hosts_and_callers_without_a_token_are_refused()
    {
        await this.EachCustomerHasAnAllowanceAsync();
        await this.AddressesAreThoseOfTheCustomerAsync();
        await this.ForeignHostsAreRefusedAsync();
        await this.WithAnAppIdOnlyTokensCountAsync();
        Assert.DoesNotContain("carebot-test-app-password", this.bot.Output, StringComparison.Ordinal);
    }

    private async Task EachCustomerHasAnAllowanceAsync()
    {
        HttpStatusCode status;
        var tokens = 0;
        do
        {
            status = (await this.TokenAsync("203.0.113.1")).StatusCode;
            tokens++;
        }
        while (status == HttpStatusCode.OK && tokens < 1000);

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal(HttpStatusCode.OK, (await this.TokenAsync("203.0.113.2")).StatusCode);

        // The proxy appends the address that it saw; what the customer wrote before it does not count.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await this.TokenAsync("198.51.100.9, 203.0.113.1")).StatusCode);
    }

    private async Task AddressesAreThoseOfTheCustomerAsync()
    {
        var token = (await (await this.TokenAsync("203.0.113.3")).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        using var request = Forwarded(HttpMethod.Post, "/v3/directline/conversations", "203.0.113.3");
        request.Headers.Authorization = new("Bearer", token);
        var conversation = await (await this.proxy.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("wss://bot.example/v3/directline/", conversation.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
    }

    private async Task ForeignHostsAreRefusedAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat");
        request.Headers.Host = "evil.example";
        using var response = await this.proxy.SendAsync(request);
        Assert.Equal(400, await SafeAnswer.CheckAsync(response, "GET /chat of another host"));
    }

    private async Task WithAnAppIdOnlyTokensCountAsync()
    {
        foreach (var token in new[] { null, "x", "Bearer x", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic YTpi", "Bearer " + new string('x', 20_000) })
        {
            using var request = Forwarded(HttpMethod.Post, "/api/messages", "203.0.113.4");
            request.Content = new StringContent("{\"type\":\"message\"}", Encoding.UTF8, "application/json");
            request.Headers.TryAddWithoutValidation("Authorization", token);
            using var response = await this.proxy.SendAsync(request);
            Assert.Equal(401, await SafeAnswer.CheckAsync(response, "POST /api/messages"));
        }
    }

    private Task<HttpResponseMessage> TokenAsync(string forwardedFor)
    {
        var request = Forwarded(HttpMethod.Post, "/chat/token", forwardedFor);
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return this.proxy.SendAsync(request);
    }

    private static HttpRequestMessage Forwarded(HttpMethod method, string path, string forwardedFor)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "bot.example");
        return request;
    }
}
