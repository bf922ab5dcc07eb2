using System.Text;
using CareBot.Tests.Storage;

namespace CareBot.Tests.Channels.DirectLine;

public sealed class ChatPageTests
{
    [Fact]
    public async Task The_page_comes_with_a_policy_that_lets_nothing_foreign_in()
    {
        await using var host = await StartAsync();

        using var response = await host.Client.GetAsync("/chat");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains($"wss://{host.Client.BaseAddress!.Authority}", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Assets_are_kept_for_long_and_come_compressed_to_those_who_can_read_it()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat/assets/page-1.js");
        request.Headers.Add("Accept-Encoding", "gzip, br");

        using var compressed = await host.Client.SendAsync(request);
        using var plain = await host.Client.GetAsync("/chat/assets/page-1.js");
        using var missing = await host.Client.GetAsync("/chat/assets/..%2Findex.html");

        Assert.Equal(("br", "smaller"), (compressed.Content.Headers.ContentEncoding.Single(), await compressed.Content.ReadAsStringAsync()));
        Assert.Equal("export {}", await plain.Content.ReadAsStringAsync());
        Assert.Equal(TimeSpan.FromDays(365), plain.Headers.CacheControl!.MaxAge);
        Assert.Equal(404, (int)missing.StatusCode);
    }

    [Fact]
    public async Task The_header_learns_the_shop_and_its_hours()
    {
        await using var host = await StartAsync();

        var (status, info) = await host.CallAsync(HttpMethod.Get, "/chat/info", null);

        Assert.Equal(200, status);
        Assert.Equal(("Toko Senja", false, "Senin pukul 08.00 WIB"), ((string)info["brand"]!, (bool)info["isOpen"]!, (string)info["nextOpening"]!["id"]!));
    }

    [Fact]
    public async Task A_kept_credential_opens_the_same_conversation_after_its_token_is_gone()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        await host.ReplyAsync(chat, 1, "halo");
        host.Clock.Move(TimeSpan.FromDays(30));

        var (status, resumed) = await host.CallAsync(HttpMethod.Post, "/chat/token", null, new { resume = chat.Resume });
        var (_, set) = await host.CallAsync(HttpMethod.Get, chat.Activities, (string)resumed["token"]!);

        Assert.Equal(200, status);
        Assert.Equal((chat.Id, chat.User), ((string)resumed["conversationId"]!, (string)resumed["userId"]!));
        Assert.Single(set["activities"]!);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_credential_that_is_not_ours_opens_nothing(string credential)
    {
        await using var host = await StartAsync();

        var (status, body) = await host.CallAsync(HttpMethod.Post, "/chat/token", null, new { resume = credential });

        Assert.Equal((403, "ResumeInvalid"), (status, (string)body["error"]!["code"]!));
    }

    [Fact]
    public async Task Neither_a_token_nor_an_old_credential_passes_as_a_credential()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        var (token, _) = await host.CallAsync(HttpMethod.Post, "/chat/token", null, new { resume = chat.Token });
        host.Clock.Move(TimeSpan.FromDays(181));
        var (old, _) = await host.CallAsync(HttpMethod.Post, "/chat/token", null, new { resume = chat.Resume });

        Assert.Equal((403, 403), (token, old));
    }

    [Fact]
    public async Task An_account_that_does_not_let_strangers_in_has_no_page()
    {
        await using var host = await StartAsync();

        var (status, _) = await host.CallAsync(HttpMethod.Post, "/chat/token?account=shop", null, new { });

        Assert.Equal(404, status);
    }

    [Fact]
    public async Task A_form_of_another_site_cannot_ask_for_tokens()
    {
        await using var host = await StartAsync();
        using var form = new StringContent("{}", Encoding.UTF8, "text/plain");

        using var response = await host.Client.PostAsync("/chat/token", form);

        Assert.Equal(415, (int)response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_address_that_asks_for_token_after_token_is_told_to_wait()
    {
        await using var host = await StartAsync();
        HttpResponseMessage last;
        var asked = 0;
        do
        {
            last = await host.Client.PostAsync("/chat/token", new StringContent("{}", Encoding.UTF8, "application/json"));
        }
        while ((int)last.StatusCode == 200 && ++asked < 500);

        Assert.Equal(429, (int)last.StatusCode);
        Assert.True(last.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
    }

    private static async Task<DirectLineHost> StartAsync() => await DirectLineHost.StartAsync(await TestDatabase.SqliteAsync());
}
