using CareBot.Bot.Api;
using CareBot.Bot.Attachments;
using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.BotFramework;
using CareBot.Bot.Channels.DirectLine;
using CareBot.Bot.Channels.Instagram;
using CareBot.Bot.Channels.Messenger;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.WhatsApp;
using CareBot.Bot.Channels.X;
using CareBot.Bot.Conversations;
using CareBot.Bot.Customers;
using CareBot.Bot.Feed;
using CareBot.Bot.Inbox;
using CareBot.Bot.Ledger;
using CareBot.Bot.Outbox;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Understanding;

namespace CareBot.Bot.Hosting;

/// <summary>The program's table of contents: one <c>Add…</c> and one <c>Map…</c> a station, in the order of the road.</summary>
public static class Server
{
    /// <summary>The whole bot, built and not yet prepared.</summary>
    /// <param name="args">Settings as <c>--Key value</c>.</param>
    /// <param name="adjust">What a test host does otherwise.</param>
    /// <exception cref="StartUpException">The settings are wrong; the message lists every fault.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        SettingsCheck.ThrowIfAny(builder.Configuration);
        builder.LimitRequests();
        var logLaterFaults = builder.LogNoStartFaults();
        AddStations(builder.Services, builder.Configuration);
        adjust?.Invoke(builder);

        var app = builder.Build();
        logLaterFaults(app);
        app.ListenByDefault();
        app.UseProxies();
        app.UseSafeguards();
        app.MapMessenger();
        app.MapInstagram();
        app.MapWhatsApp();
        app.MapX();
        app.MapBotFrameworkChannel();
        app.MapDirectLine();
        app.MapDesk();
        app.MapHealth();
        return app;
    }

    /// <summary>Everything but the HTTP server; commands that only need the database use it too.</summary>
    public static void AddStations(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(configuration);
        services.AddAttachments(configuration);
        services.AddMessenger(configuration);
        services.AddInstagram(configuration);
        services.AddWhatsApp(configuration);
        services.AddX(configuration);
        services.AddBotFrameworkChannel(configuration);
        services.AddDirectLine(configuration);
        services.AddAccounts();
        services.AddNotices(configuration);
        services.AddCustomers(configuration);
        services.AddInbox();
        services.AddUnderstanding(configuration);
        services.AddWords(configuration);
        services.AddConversations(configuration);
        services.AddOutbox(configuration);
        services.AddLedger();
        services.AddFeed();
        services.AddBrands(configuration);
        services.AddPeople();
        services.AddDesk(configuration);
        services.AddSafeguards();
    }

    /// <summary>Prepares the database and what the bot holds in memory; then the server may listen.</summary>
    /// <exception cref="StartUpException">The message says what is wrong and what is allowed.</exception>
    /// <param name="services">Of <see cref="Build"/>.</param>
    /// <param name="serving">Whether this process is to answer customers; on SQLite only one may, while commands work beside it.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public static async Task PrepareAsync(IServiceProvider services, bool serving, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(services);
        await StorageSetup.PrepareAsync(services, serving, cancellationToken);
        await services.GetRequiredService<StartUp>().RunAsync(cancellationToken);
    }
}
