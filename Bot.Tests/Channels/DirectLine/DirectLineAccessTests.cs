using System.Net.WebSockets;
using System.Text;
using CareBot.Bot.Channels.DirectLine;
using CareBot.Tests.Storage;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.DirectLine;

public sealed class DirectLineAccessTests
{
    [Fact]
    public async Task A_token_opens_its_own_conversation_and_no_other()
    {
        await using var host = await StartAsync();
        var (mine, other) = (await host.StartChatAsync(), await host.StartChatAsync());

        var answers = new[]
        {
            await host.CallAsync(HttpMethod.Get, other.Activities, mine.Token),
            await host.CallAsync(HttpMethod.Post, other.Activities, mine.Token, new { type = "message", text = "x" }),
            await host.CallAsync(HttpMethod.Get, $"conversations/{other.Id}", mine.Token),
            await host.CallAsync(HttpMethod.Post, $"conversations/{other.Id}/upload", mine.Token),
        };

        Assert.All(answers, a => Assert.Equal((403, "Forbidden"), (a.Status, Code(a.Body))));
    }

    [Fact]
    public async Task A_secret_opens_every_conversation_of_its_account_and_none_of_another()
    {
        await using var host = await StartAsync();
        var (_, started) = await host.CallAsync(HttpMethod.Post, "conversations", DirectLineHost.Secret, new { user = new { id = "u9" } });
        var foreign = await host.StartChatAsync();

        var own = await host.CallAsync(HttpMethod.Get, $"conversations/{started["conversationId"]}", DirectLineHost.OldSecret);
        var other = await host.CallAsync(HttpMethod.Get, $"conversations/{foreign.Id}", DirectLineHost.Secret);

        Assert.Equal(200, own.Status);
        Assert.Equal((404, "ConversationNotFound"), (other.Status, Code(other.Body)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a-secret-of-the-shop-0123456780")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJjb252IjoiYWJjMTIzIn0.ORhcszpU74vDQ8AHhThaoa8U9XDfw6CDVHcaecUa__k")]
    public async Task Without_a_credential_of_ours_nothing_is_served(string? credential)
    {
        await using var host = await StartAsync();

        var (status, body) = await host.CallAsync(HttpMethod.Post, "conversations", credential, new { });

        Assert.Equal((401, "Unauthorized"), (status, Code(body)));
    }

    [Fact]
    public async Task A_token_expires_can_be_refreshed_before_and_not_after()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        host.Clock.Move(TimeSpan.FromMinutes(29));
        var (refreshed, younger) = await host.CallAsync(HttpMethod.Post, "tokens/refresh", chat.Token);
        host.Clock.Move(TimeSpan.FromMinutes(2));

        var old = await host.CallAsync(HttpMethod.Post, "tokens/refresh", chat.Token);
        var young = await host.CallAsync(HttpMethod.Get, chat.Activities, (string)younger["token"]!);

        Assert.Equal((200, chat.Id), (refreshed, (string)younger["conversationId"]!));
        Assert.Equal((403, "TokenExpired"), (old.Status, Code(old.Body)));
        Assert.Equal(200, young.Status);
    }

    [Fact]
    public async Task Clients_read_the_user_from_the_token()
    {
        await using var host = await StartAsync();
        var (_, generated) = await host.CallAsync(HttpMethod.Post, "tokens/generate", DirectLineHost.Secret, new { user = new { id = "dl_42", name = "Ana" } });

        var payload = ((string)generated["token"]!).Split('.')[1];
        var claims = JObject.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(payload)));

        Assert.Equal(("dl_42", (string)generated["conversationId"]!), ((string)claims["user"]!, (string)claims["conv"]!));
    }

    [Fact]
    public async Task A_token_of_one_kind_or_with_other_claims_is_none()
    {
        await using var host = await StartAsync();
        var tokens = host.Service<DirectLineTokens>();
        var stream = tokens.Issue(TokenKind.Stream, new("web", "c1", "u1"));
        var parts = stream.Split('.');
        var forged = parts[0] + "." + tokens.Issue(TokenKind.Stream, new("web", "c2", "u1")).Split('.')[1] + "." + parts[2];

        Assert.NotNull(tokens.Read(TokenKind.Stream, stream, out _));
        Assert.Null(tokens.Read(TokenKind.Conversation, stream, out _));
        Assert.Null(tokens.Read(TokenKind.Stream, forged, out _));
        Assert.Null(tokens.Read(TokenKind.Stream, stream + "x", out _));
        Assert.Null(tokens.Read(TokenKind.Stream, parts[0] + "." + parts[1], out _));
    }

    [Fact]
    public async Task Only_a_secret_generates_tokens()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();

        var (status, body) = await host.CallAsync(HttpMethod.Post, "tokens/generate", chat.Token);

        Assert.Equal((403, "Forbidden"), (status, Code(body)));
    }

    [Fact]
    public async Task Pages_that_are_not_trusted_are_turned_away_at_calls_and_sockets()
    {
        await using var host = await StartAsync(("Accounts:web:TrustedOrigins:0", "https://shop.example/"));
        var chat = await host.StartChatAsync();
        using var trusted = new ClientWebSocket();
        trusted.Options.SetRequestHeader("Origin", "https://shop.example");
        using var foreign = new ClientWebSocket();
        foreign.Options.SetRequestHeader("Origin", "https://evil.example");
        using var call = new HttpRequestMessage(HttpMethod.Post, DirectLineRegistration.Root + "/tokens/refresh");
        call.Headers.Add("Origin", "https://evil.example");
        call.Headers.Add("Authorization", $"Bearer {chat.Token}");

        using var answer = await host.Client.SendAsync(call);
        await trusted.ConnectAsync(new(chat.StreamUrl), CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<WebSocketException>(() => foreign.ConnectAsync(new(chat.StreamUrl), CancellationToken.None));

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal(WebSocketState.Open, trusted.State);
        Assert.Contains("403", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_streams_address_is_good_for_a_minute_and_its_key_is_not_logged()
    {
        await using var host = await StartAsync();
        var chat = await host.StartChatAsync();
        using (await DirectLineHost.OpenAsync(chat.StreamUrl))
        {
            host.Clock.Move(TimeSpan.FromSeconds(61));
        }

        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineHost.OpenAsync(chat.StreamUrl));

        var key = chat.StreamUrl[(chat.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)..];
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(key, StringComparison.Ordinal) || line.Contains(chat.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Browsers_may_call_from_any_page()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, DirectLineRegistration.Root + "/conversations");
        request.Headers.Add("Origin", "https://shop.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");

        using var preflight = await host.Client.SendAsync(request);

        Assert.Equal(204, (int)preflight.StatusCode);
        Assert.Equal("*", preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("authorization, content-type, x-ms-bot-agent, x-requested-with", preflight.Headers.GetValues("Access-Control-Allow-Headers").Single());
    }

    private static string Code(JObject body) => (string)body["error"]!["code"]!;

    private static async Task<DirectLineHost> StartAsync(params (string, string)[] more) =>
        await DirectLineHost.StartAsync(await TestDatabase.SqliteAsync(), more);
}
