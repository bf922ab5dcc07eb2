using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using CareBot.Bot.Attachments;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.DirectLine;
using CareBot.Bot.Conversations;
using CareBot.Bot.Inbox;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.DirectLine;

/// <summary>Direct Line on Kestrel with the real storage and inbox behind it, and no bot: tests say what it answers.</summary>
internal sealed class DirectLineHost : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-shop-0123456789";
    public const string OldSecret = "an-older-secret-of-the-shop-012345";

    private readonly WebApplication app;
    private readonly TestDatabase database;
    private readonly string folder;

    private DirectLineHost(WebApplication app, TestDatabase database, string folder)
    {
        (this.app, this.database, this.folder) = (app, database, folder);
        Client = new() { BaseAddress = new(app.Urls.Single()) };
    }

    public HttpClient Client { get; }
    public required MovableClock Clock { get; init; }
    public required RecordingLog Log { get; init; }
    public T Service<T>()
        where T : notnull => this.app.Services.GetRequiredService<T>();

    public IChannel Channel => this.Service<IChannel>();
    public ConnectedAccount Site(string name) => this.Service<Accounts>().All.Single(a => a.Name == name);

    /// <summary>Starts with an account <c>shop</c> with secrets and an account <c>web</c> for the chat page.</summary>
    public static async Task<DirectLineHost> StartAsync(TestDatabase database, params (string Key, string Value)[] more)
    {
        await database.CloseAsync();
        var content = Directory.CreateTempSubdirectory("carebot-page-").FullName;
        var clock = new MovableClock(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
        var log = new RecordingLog();
        WritePage(content);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = content });
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Channels:DirectLine:Accounts:shop:Secret"] = Secret,
            ["Channels:DirectLine:Accounts:shop:SecretPrevious"] = OldSecret,
            ["Channels:DirectLine:Accounts:web:Anonymous"] = "true",
        });
        builder.Configuration.AddInMemoryCollection(more.ToDictionary(m => m.Key.StartsWith("Attachments:", StringComparison.Ordinal) ? m.Key : "Channels:DirectLine:" + m.Key, m => (string?)m.Value));
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<Accounts>();
        builder.Services.AddSingleton(new ConversationsOptions());
        builder.Services.AddSingleton<FragmentPolicy>();
        builder.Services.AddSingleton<IInbox, CareBot.Bot.Inbox.Inbox>();
        builder.Services.AddSingleton<IChatInfo, ClosedShop>();
        builder.Services.AddStorage(builder.Configuration);
        var writer = builder.Services.Last(s => s.ServiceType == typeof(IWriter));
        builder.Services.Remove(writer);
        builder.Services.AddSingleton(services => new SwitchableWriter((IWriter)(
            writer.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, writer.ImplementationType!))));
        builder.Services.AddSingleton<IWriter>(services => services.GetRequiredService<SwitchableWriter>());
        builder.Services.AddAttachments(builder.Configuration);
        builder.Services.AddDirectLine(builder.Configuration);
        var server = builder.Build();
        server.MapDirectLine();
        await StorageSetup.PrepareAsync(server.Services, serving: true, CancellationToken.None);
        await ConnectAsync(server.Services);
        await server.StartAsync();
        return new(server, database, content) { Clock = clock, Log = log };
    }

    /// <summary>Calls Direct Line; a path that begins with a slash is the server's.</summary>
    public async Task<(int Status, JObject Body)> CallAsync(HttpMethod method, string path, string? credential, object? body = null)
    {
        using var response = await this.SendAsync(method, path, credential, body is null ? null : JsonContent.Create(body));
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? [] : JObject.Parse(text));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? credential, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"{DirectLineRegistration.Root}/{path}") { Content = content };
        request.Headers.Authorization = credential is null ? null : new AuthenticationHeaderValue("Bearer", credential);
        return await this.Client.SendAsync(request);
    }

    /// <summary>A started conversation of an anonymous customer of the chat page.</summary>
    public async Task<Chat> StartChatAsync()
    {
        var (_, token) = await this.CallAsync(HttpMethod.Post, "/chat/token", null, new { });
        var (_, started) = await this.CallAsync(HttpMethod.Post, "conversations", (string)token["token"]!, new { locale = "id-ID" });
        return new((string)started["conversationId"]!, (string)started["token"]!, (string)started["streamUrl"]!, (string)token["userId"]!, (string)token["resume"]!);
    }

    /// <summary>Lets the bot say something, as the outbox would.</summary>
    public async Task<SendResult> ReplyAsync(Chat chat, long outboxId, string text)
    {
        var reply = new Activity(ActivityTypes.Message) { Text = text, From = new("web"), Recipient = new(chat.User) };
        return await Channel.SendAsync(new(outboxId, await this.AddressAsync(chat), Channel.Render(reply).Single(), 1), CancellationToken.None);
    }

    public async Task<ReplyAddress> AddressAsync(Chat chat)
    {
        await using var db = await this.Service<IDbContextFactory<CareBotDb>>().CreateDbContextAsync();
        var id = await db.Conversations.Where(c => c.ExternalId == chat.Id).Select(c => c.Id).SingleAsync();
        return new(this.Site("web"), id, chat.Id, chat.User, new ConversationReference());
    }

    public static async Task<ClientWebSocket> OpenAsync(string streamUrl)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new(streamUrl), CancellationToken.None);
        return socket;
    }

    /// <summary>The next frame that is not empty; null when the server closes.</summary>
    public static async Task<JObject?> FrameAsync(WebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (length > 0)
            {
                return JObject.Parse(Encoding.UTF8.GetString(buffer, 0, length));
            }
        }
    }

    public Task StopAsync() => this.app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await this.app.DisposeAsync();
        await this.database.DisposeAsync();
        Directory.Delete(this.folder, recursive: true);
    }

    private static void WritePage(string folder)
    {
        var assets = Directory.CreateDirectory(Path.Combine(folder, "wwwroot", "chat", "assets")).FullName;
        File.WriteAllText(Path.Combine(folder, "wwwroot", "chat", "index.html"), "<!doctype html><title>Chat</title>");
        File.WriteAllText(Path.Combine(folder, "wwwroot", "chat", "widget.js"), "void 0");
        File.WriteAllText(Path.Combine(assets, "page-1.js"), "export {}");
        File.WriteAllText(Path.Combine(assets, "page-1.js.br"), "smaller");
    }

    private static async Task ConnectAsync(IServiceProvider services)
    {
        var configured = services.GetRequiredService<IChannel>().Accounts;
        var connected = await services.GetRequiredService<IWriter>().WriteAsync(
            async (db, ct) =>
            {
                var brand = new Brand { Key = "default", Name = "Toko Senja", Hours = "{}" };
                db.Brands.Add(brand);
                await db.SaveChangesAsync(ct);
                var rows = configured.Select(a => new Account { BrandId = brand.Id, Channel = "directline", Name = a.Name, ExternalId = a.ExternalId }).ToList();
                db.Accounts.AddRange(rows);
                await db.SaveChangesAsync(ct);
                return rows.Select(r => new ConnectedAccount(r.Id, brand.Id, r.Channel, r.Name, r.ExternalId)).ToList();
            },
            CancellationToken.None);
        services.GetRequiredService<Accounts>().Fill(connected);
    }

    private sealed class ClosedShop : IChatInfo
    {
        public Task<ShopStatus> OfAsync(ConnectedAccount account, CancellationToken cancellationToken) =>
            Task.FromResult(new ShopStatus("Toko Senja", false, new Dictionary<string, string> { ["id"] = "Senin pukul 08.00 WIB" }));
    }
}

/// <summary>A conversation as its client holds it.</summary>
internal sealed record Chat(string Id, string Token, string StreamUrl, string User, string Resume)
{
    public string Activities => $"conversations/{Id}/activities";
}
