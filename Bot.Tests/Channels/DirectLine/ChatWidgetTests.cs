using CareBot.Tests.Storage;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.DirectLine;

public sealed class ChatWidgetTests
{
    private const string Page = "https://shop.example";

    [Fact]
    public async Task Any_site_may_load_the_script()
    {
        await using var host = await StartAsync();

        using var response = await host.Client.GetAsync("/chat/widget.js");

        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal(TimeSpan.FromMinutes(5), response.Headers.CacheControl!.MaxAge);
    }

    [Theory]
    [InlineData("/chat?account=shop&embedded=1", "frame-ancestors 'self' https://shop.example")]
    [InlineData("/chat?account=SHOP", "frame-ancestors 'self' https://shop.example")]
    [InlineData("/chat?account=web", "frame-ancestors 'self'")]
    [InlineData("/chat", "frame-ancestors 'self'")]
    [InlineData("/chat?account=nobody", "frame-ancestors 'self'")]
    public async Task Only_the_origins_that_an_account_trusts_may_frame_its_page(string address, string expected)
    {
        await using var host = await StartAsync();

        using var response = await host.Client.GetAsync(address);

        Assert.EndsWith(expected, response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop", Page, 200)]
    [InlineData("shop", "https://SHOP.example", 200)]
    [InlineData("shop", "https://shop.example.evil.example", 403)]
    [InlineData("shop", "http://shop.example", 403)]
    [InlineData("shop", "null", 403)]
    [InlineData("web", Page, 403)]
    [InlineData("nobody", Page, 404)]
    public async Task A_page_learns_whether_it_may_embed_the_chat(string account, string origin, int expected)
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/chat/info?account={account}");
        request.Headers.Add("Origin", origin);

        using var response = await host.Client.SendAsync(request);
        var body = JObject.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(
            expected switch { 200 => null, 403 => "OriginNotTrusted", _ => "NotFound" },
            (string?)body["error"]?["code"]);
    }

    [Theory]
    [InlineData("shop", false)]
    [InlineData("web", true)]
    public async Task A_page_learns_whether_its_customers_need_somebody_who_vouches_for_them(string account, bool expected)
    {
        await using var host = await StartAsync();

        var (_, info) = await host.CallAsync(HttpMethod.Get, $"/chat/info?account={account}", null);

        Assert.Equal(expected, (bool)info["anonymous"]!);
    }

    [Fact]
    public async Task A_customer_whom_the_site_vouches_for_finds_the_conversation_again_with_every_new_token()
    {
        await using var host = await StartAsync();
        var (_, first) = await TokenAsync(host, await VouchAsync(host, "ani", "Ani"), resume: null);
        host.Clock.Move(TimeSpan.FromDays(3));

        var (status, second) = await TokenAsync(host, await VouchAsync(host, "ani", "Ani"), (string)first["resume"]!);

        Assert.Equal(200, status);
        Assert.Equal(((string)first["conversationId"]!, "ani"), ((string)second["conversationId"]!, (string)second["userId"]!));
    }

    [Fact]
    public async Task Who_signs_in_after_another_on_the_same_device_does_not_get_the_other_ones_conversation()
    {
        await using var host = await StartAsync();
        var (_, ani) = await TokenAsync(host, await VouchAsync(host, "ani", "Ani"), resume: null);

        var (status, budi) = await TokenAsync(host, await VouchAsync(host, "budi", "Budi"), (string)ani["resume"]!);

        Assert.Equal((200, "budi"), (status, (string)budi["userId"]!));
        Assert.NotEqual((string)ani["conversationId"]!, (string)budi["conversationId"]!);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_kept_credential_that_is_not_ours_does_not_keep_a_vouched_customer_out(string resume)
    {
        await using var host = await StartAsync();

        var (status, token) = await TokenAsync(host, await VouchAsync(host, "ani", "Ani"), resume);

        Assert.Equal((200, "ani"), (status, (string)token["userId"]!));
    }

    [Fact]
    public async Task A_token_that_is_foreign_expired_or_of_another_account_vouches_for_nobody()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        var old = await VouchAsync(host, "ani", "Ani");

        var (foreign, _) = await TokenAsync(host, "nonsense", resume: null);
        var (kept, _) = await TokenAsync(host, chat.Resume, resume: null);
        var (other, _) = await TokenAsync(host, chat.Token, resume: null);
        host.Clock.Move(TimeSpan.FromHours(1));
        var (expired, body) = await TokenAsync(host, old, resume: null);

        Assert.Equal((401, 401, 403, 403), (foreign, kept, other, expired));
        Assert.Equal("TokenExpired", (string)body["error"]!["code"]!);
    }

    private static async Task<DirectLineHost> StartAsync() =>
        await DirectLineHost.StartAsync(await TestDatabase.SqliteAsync(), ("Accounts:shop:TrustedOrigins:0", Page));

    /// <summary>What the site's own server asks for.</summary>
    private static async Task<string> VouchAsync(DirectLineHost host, string id, string name)
    {
        var (_, token) = await host.CallAsync(HttpMethod.Post, "tokens/generate", DirectLineHost.Secret, new { user = new { id, name } });
        return (string)token["token"]!;
    }

    private static Task<(int Status, JObject Body)> TokenAsync(DirectLineHost host, string token, string? resume) =>
        host.CallAsync(HttpMethod.Post, "/chat/token?account=shop", null, resume is null ? new { token } : new { token, resume });
}
