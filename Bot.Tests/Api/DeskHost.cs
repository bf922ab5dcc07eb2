using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Hosting;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Channels;
using CareBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBot.Tests.Api;

/// <summary>The whole program on a database of its own, without a network, with a clock that tests move and two articles.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    private const string Password = "kata-sandi-uji";

    private readonly TestDatabase? database;
    private readonly DirectoryInfo articles;
    private int people;

    private DeskHost(TestDatabase? database, DirectoryInfo articles, WebApplication app, MovableClock clock) =>
        (this.database, this.articles, this.App, this.Clock) = (database, articles, app, clock);

    /// <summary>Monday, 2 March 2026, 10:00 in Jakarta: the desk is open.</summary>
    public static DateTimeOffset Opened { get; } = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);

    public WebApplication App { get; }

    public MovableClock Clock { get; }

    public IServiceProvider Services => this.App.Services;

    public TestServer Server => this.App.GetTestServer();

    public IWriter Writer => this.Services.GetRequiredService<IWriter>();

    public ConnectedAccount Account => this.AccountOf("directline");

    public ConnectedAccount AccountOf(string channel) => this.Services.GetRequiredService<Accounts>().All.First(a => a.Channel == channel);

    /// <summary>The default brand's.</summary>
    public long BrandId { get; private set; }

    /// <param name="database">Taken over: gone with the host. Null: a SQLite one.</param>
    /// <param name="running">Whether turns are taken and replies leave; otherwise what is queued stays.</param>
    /// <param name="keep">The database is the caller's and outlives the host.</param>
    /// <param name="settings">Further settings as <c>--Key=value</c>.</param>
    public static async Task<DeskHost> StartAsync(TestDatabase? database = null, bool running = true, bool keep = false, IEnumerable<string>? settings = null)
    {
        database ??= await TestDatabase.SqliteAsync();
        await database.CloseAsync();
        var folder = TestArticles.Write();
        var clock = new MovableClock(Opened);
        string[] args = [.. database.Settings.Select(s => $"--{s.Key}={s.Value}"), $"--Brand:KnowledgeFolder={folder.FullName}", .. settings ?? []];
        var app = Bot.Hosting.Server.Build(args, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(clock);
            if (!running)
            {
                builder.Services.Remove(builder.Services.First(s => s.ImplementationType == typeof(Bot.Outbox.OutboxDispatcher)));
                builder.Services.Remove(builder.Services.First(s => s.ImplementationType == typeof(Bot.Conversations.InboxPump)));
            }
        });
        try
        {
            await Bot.Hosting.Server.PrepareAsync(app.Services, serving: true, CancellationToken.None);
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            folder.Delete(recursive: true);
            throw;
        }

        var host = new DeskHost(keep ? null : database, folder, app, clock);
        host.BrandId = await host.BrandOfAsync(BrandKey.Default);
        return host;
    }

    public CareBotDb Read() => this.Services.GetRequiredService<IDbContextFactory<CareBotDb>>().CreateDbContext();

    public async Task<long> BrandOfAsync(string key)
    {
        await using var db = this.Read();
        return await BrandKey.FindAsync(db, key, CancellationToken.None);
    }

    public DeskBrowser Browser() => new(this.Server);

    /// <summary>Makes a person who changed their one-time password already.</summary>
    /// <param name="brands">Keys; the default brand when there are none.</param>
    public async Task<SignedIn> PersonAsync(PersonRole role, string firstName = "Rina", params string[] brands)
    {
        await using var scope = this.Services.CreateAsyncScope();
        var register = scope.ServiceProvider.GetRequiredService<PeopleRegister>();
        var number = Interlocked.Increment(ref this.people);
        List<long> ids = [];
        foreach (var key in brands.DefaultIfEmpty(BrandKey.Default))
        {
            ids.Add(await this.BrandOfAsync(key));
        }

        var (person, password) = await register.CreateAsync(ids, $"{role}{number}".ToLowerInvariant(), firstName, role, null, CancellationToken.None);
        await register.ChangePasswordAsync(person, password, Password);
        return TestPeople.Of(person.Id, person.BrandId, firstName, role, person.UserName);
    }

    /// <summary>A browser in which such a person is signed in.</summary>
    public async Task<DeskBrowser> SignedInAsync(PersonRole role, string firstName = "Rina", params string[] brands) =>
        await this.SignedInAsync(await this.PersonAsync(role, firstName, brands));

    public async Task<DeskBrowser> SignedInAsync(SignedIn person)
    {
        var browser = this.Browser();
        await browser.SignInAsync(person.UserName, Password);
        return browser;
    }

    /// <summary>A customer's conversation with a case that waits for a person, or that the bot has.</summary>
    public Task<Case> CaseAsync(bool waiting = true, string name = "Sari", ConnectedAccount? account = null) =>
        TestCases.AddAsync(this, waiting, name, account ?? this.Account);

    public async ValueTask DisposeAsync()
    {
        await this.App.StopAsync();
        await this.App.DisposeAsync();
        if (this.database is not null)
        {
            await this.database.DisposeAsync();
        }

        this.articles.Delete(recursive: true);
    }
}
