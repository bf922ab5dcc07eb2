using System.Net;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.BotFramework;
using CareBot.Bot.Channels.Instagram;
using CareBot.Bot.Channels.Messenger;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.WhatsApp;
using CareBot.Bot.Channels.X;
using CareBot.Bot.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBot.Tests.Channels;

/// <summary>The channels' endpoints in a server of their own, with a recording inbox behind them.</summary>
internal sealed class ChannelHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ChannelHost(WebApplication app, HttpClient client) => (this.app, Client) = (app, client);

    public HttpClient Client { get; }

    public required RecordingInbox Inbox { get; init; }

    public required RecordingNotices Notices { get; init; }

    public required MovableClock Clock { get; init; }

    public required ScriptedReplies Replies { get; init; }

    /// <summary>The log's lines as they would be written.</summary>
    public required RecordingLog Log { get; init; }

    /// <summary>Starts a server.</summary>
    /// <param name="settings">Settings by full key.</param>
    /// <param name="caller">The address calls come from.</param>
    /// <param name="now">The clock's time; 2026-09-01 08:00 UTC if not given.</param>
    public static async Task<ChannelHost> StartAsync(Dictionary<string, string?> settings, IPAddress? caller = null, DateTimeOffset? now = null)
    {
        var host = Create(settings, caller ?? IPAddress.Loopback, new MovableClock(now ?? new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero)));
        await host.app.StartAsync();
        return host;
    }

    public IChannel Channel(string id) => this.app.Services.GetServices<IChannel>().Single(c => c.Id == id);

    public T Service<T>()
        where T : notnull => this.app.Services.GetRequiredService<T>();

    public ConnectedAccount Account(string channel, int at = 0) =>
        this.app.Services.GetRequiredService<Accounts>().All.Where(a => a.Channel == channel).ElementAt(at);

    public ConnectedAccount Account(string channel, string name) =>
        this.app.Services.GetRequiredService<Accounts>().All.Single(a => a.Channel == channel && a.Name == name);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await this.app.DisposeAsync();
    }

    private static ChannelHost Create(Dictionary<string, string?> settings, IPAddress caller, MovableClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var inbox = new RecordingInbox();
        var notices = new RecordingNotices();
        var replies = new ScriptedReplies();
        var log = new RecordingLog();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<Accounts>();
        builder.Services.AddSingleton<IInbox>(inbox);
        builder.Services.AddSingleton<IPlatformNotices>(notices);
        builder.Services.AddSingleton<ITurnReplies>(replies);
        builder.Services.AddSingleton<CareBot.Bot.Storage.IWriter>(new NoDatabase());
        builder.Services.AddMessenger(builder.Configuration);
        builder.Services.AddInstagram(builder.Configuration);
        builder.Services.AddWhatsApp(builder.Configuration);
        builder.Services.AddX(builder.Configuration);
        builder.Services.AddBotFrameworkChannel(builder.Configuration);

        var server = builder.Build();
        server.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = caller;
            return next(context);
        });
        server.MapMessenger();
        server.MapInstagram();
        server.MapWhatsApp();
        server.MapX();
        server.MapBotFrameworkChannel();
        var accounts = server.Services.GetServices<IChannel>()
            .SelectMany(c => c.Accounts.Select(a => (c.Id, a)))
            .Select((pair, at) => new ConnectedAccount(at + 1, 1, pair.Id, pair.a.Name, pair.a.ExternalId));
        server.Services.GetRequiredService<Accounts>().Fill([.. accounts]);
        var handlers = (TestServer)server.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>();
        return new(server, new HttpClient(new LazyHandler(handlers)) { BaseAddress = new("http://localhost/") })
        {
            Inbox = inbox, Notices = notices, Clock = clock, Replies = replies, Log = log,
        };
    }

    /// <summary>The test server gives its handler only once it runs.</summary>
    private sealed class LazyHandler(TestServer server) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            InnerHandler ??= server.CreateHandler();
            return base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>An answer that a test has laid ready.</summary>
internal sealed class ScriptedReplies : ITurnReplies
{
    public LineAnswer Answer { get; set; } = LineAnswer.Of([]);

    public List<string> Waits { get; } = [];

    public Task<LineAnswer> WaitAsync(ConnectedAccount account, string inboxKey, CancellationToken cancellationToken)
    {
        Waits.Add(inboxKey);
        return Task.FromResult(Answer);
    }
}

/// <summary>Keeps what was logged.</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private int exceptions;

    /// <summary>How many lines came with an exception.</summary>
    public int Exceptions => Volatile.Read(ref this.exceptions);

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (this.gate)
            {
                return [.. this.lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (this.gate)
        {
            this.lines.Add(formatter(state, exception));
            this.exceptions += exception is null ? 0 : 1;
        }
    }

    public void Dispose()
    {
    }
}
