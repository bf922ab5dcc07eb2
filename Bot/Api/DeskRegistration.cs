using System.Text.Json;
using System.Text.Json.Serialization;
using CareBot.Bot.Api.Articles;
using CareBot.Bot.Api.Canned;
using CareBot.Bot.Api.Cases;
using CareBot.Bot.Api.Customers;
using CareBot.Bot.Api.Delivery;
using CareBot.Bot.Api.Hours;
using CareBot.Bot.Api.Live;
using CareBot.Bot.Api.People;
using CareBot.Bot.Api.Releases;
using CareBot.Bot.Api.Session;
using CareBot.Bot.Api.Windows;
using CareBot.Bot.Api.Words;
using CareBot.Bot.People;

namespace CareBot.Bot.Api;

public static class DeskRegistration
{
    public const string CsrfHeader = "X-CSRF-TOKEN";

    /// <summary>The desk's interface: people, cases, articles, hours, and the live line.</summary>
    public static void AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(configuration.GetSection("Desk").Get<DeskOptions>() ?? new DeskOptions());
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = CsrfHeader;
            antiforgery.Cookie.Name = "carebot.desk.csrf";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.ConfigureHttpJsonOptions(json => Settle(json.SerializerOptions));
        services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 4096).AddJsonProtocol(json => Settle(json.PayloadSerializerOptions));
        services.AddDeskDocument();
        services.AddSingleton<DeskGate>();
        services.AddSingleton<DeskPage>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<CaseDetailsReader>();
        services.AddSingleton<Transcripts>();
        services.AddSingleton<CustomerReader>();
        services.AddSingleton<CustomerMoves>();
        services.AddSingleton<PublicFollowUps>();
        services.AddSingleton<CaseMoves>();
        services.AddSingleton<AgentMessages>();
        services.AddSingleton<AbandonedCases>();
        services.AddSingleton<ReplyWindows>();
        services.AddSingleton<ClosingWindows>();
        services.AddSingleton<ArticleDesk>();
        services.AddSingleton<DraftKnowledge>();
        services.AddSingleton<WordsDesk>();
        services.AddSingleton<ReleaseDesk>();
        services.AddSingleton<DeliveryReader>();
        services.AddSingleton<PresenceBoard>();
        services.AddSingleton<DeskConnections>();
        services.AddSingleton<ChangeEvents>();
        services.AddSingleton<TypingWatch>();
        services.AddSingleton<DeskFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskFeed>());
        services.AddSingleton<DeskWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskWatch>());
    }

    public static void MapDesk(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var gate = app.Services.GetRequiredService<DeskGate>();
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api/desk", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/hubs/desk", StringComparison.Ordinal),
            desk => desk.Use(next => context => gate.RunAsync(context, next)));
        var group = app.MapGroup("/api/desk");
        group.MapSession();
        group.MapCases();
        group.MapCustomers();
        group.MapCanned();
        group.MapArticles();
        group.MapWords();
        group.MapReleases();
        group.MapHours();
        group.MapPeople();
        group.MapAudit();
        group.MapDelivery();
        app.MapHub<DeskHub>("/hubs/desk").WithMetadata(new DeskAccess(Permission.ReadCases));
        app.MapOpenApi();
        app.MapDeskPage();
    }

    /// <summary>Strict in what is read, so that the document says what holds: numbers are numbers, and nothing required is missing or null.</summary>
    private static void Settle(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
