using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBot.Tests.Faults;
using Microsoft.Data.Sqlite;

namespace CareBot.Tests.Hosting;

/// <summary>One running bot for the tests of a class: Messenger, Direct Line and the chat page; Bot Framework for this machine only.</summary>
public sealed class RunningBot : IAsyncLifetime
{
    private const string SiteSecret = "direct-line-secret-of-the-site";
    private readonly StartFolder folder = new();
    private readonly BotProcess process;

    public RunningBot()
    {
        this.process = this.folder.Bot(
            ("Channels__Messenger__AppSecret", MessengerPlatform.AppSecret),
            ("Channels__Messenger__AppSecretPrevious", "carebot-test-app-secret-before"),
            ("Channels__Messenger__VerifyToken", "carebot-test-verify-token"),
            ("Channels__Messenger__GraphBaseUrl", "http://127.0.0.1:9"),
            ("Channels__Messenger__Accounts__page__Id", MessengerPlatform.PageId),
            ("Channels__Messenger__Accounts__page__AccessToken", "carebot-test-page-token"),
            ("Channels__DirectLine__Accounts__site__Secret", SiteSecret),
            ("Channels__DirectLine__Accounts__site__SecretPrevious", "direct-line-secret-from-before"),
            ("Channels__DirectLine__Accounts__site__Anonymous", "true"),
            ("Logging__LogLevel__Default", "Debug"),
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        this.Client = Caller(IPAddress.Loopback);
    }

    /// <summary>All secrets that it was given.</summary>
    public static IReadOnlyList<string> Secrets { get; } =
    [
        MessengerPlatform.AppSecret, "carebot-test-app-secret-before", "carebot-test-verify-token", "carebot-test-page-token",
        SiteSecret, "direct-line-secret-from-before",
    ];

    public Uri Address => this.process.Address;

    public string Output => this.process.Output;

    public HttpClient Client { get; }

    /// <summary>A caller from another address of this machine; redirects are not followed.</summary>
    public HttpClient Caller(IPAddress from) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = this.process.Address,
    };

    public async ValueTask InitializeAsync() => await this.process.StartAsync();

    public async ValueTask DisposeAsync()
    {
        this.Client.Dispose();
        await this.process.DisposeAsync();
        this.folder.Dispose();
    }

    /// <summary>A new conversation of the site.</summary>
    public async Task<(string Id, string Token)> ConversationAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.Authorization = new("Bearer", SiteSecret);
        using var response = await this.Client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.GetProperty("conversationId").GetString()!, answer.GetProperty("token").GetString()!);
    }

    /// <summary>The signature that Messenger would send with the body.</summary>
    public static string Signature(byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(MessengerPlatform.AppSecret), body));

    /// <summary>Waits until every accepted event has had its turn, and proves that none failed.</summary>
    public async Task SettledAsync(TimeSpan limit)
    {
        await Poll.UntilAsync(() => this.Count("SELECT COUNT(*) FROM inbox WHERE state = 0") == 0, limit);
        Assert.DoesNotContain("[3003]", this.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail: ", this.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("crit: ", this.Output, StringComparison.Ordinal);
    }

    private long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={this.folder.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
