using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Direct Line's services and addresses, and those of the chat page.</summary>
public static class DirectLineRegistration
{
    public const string Root = "/v3/directline";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Registers the channel. It needs <see cref="IChatInfo"/>, <see cref="Inbox.IInbox"/>, the attachments, the storage and data protection from
    /// elsewhere. Settings that are wrong count as absent here: ask <see cref="DirectLineOptions.Faults"/> before the start.
    /// </summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection();
        services.AddSingleton(DirectLineOptions.Read(configuration, []));
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineAccess>();
        services.AddSingleton<DirectLineLimits>();
        services.AddSingleton<DirectLineStreams>();
        services.AddSingleton<StreamReader>();
        services.AddSingleton<AttachmentLinks>();
        services.AddSingleton<DirectLineStream>();
        services.AddSingleton<DirectLineCall>();
        services.AddSingleton<DirectLineEndpoints>();
        services.AddSingleton<DirectLineActivities>();
        services.AddSingleton<DirectLineAttachments>();
        services.AddSingleton<ChatFiles>();
        services.AddSingleton<ChatPage>();
        services.AddSingleton<IChannel, DirectLineChannel>();

        // The host would log every address with its query, and a stream's query is a key.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        return services;
    }

    /// <summary>Maps <c>/v3/directline/…</c> and <c>/chat</c>.</summary>
    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var services = routes.ServiceProvider;
        var call = services.GetRequiredService<DirectLineCall>();
        var endpoints = services.GetRequiredService<DirectLineEndpoints>();
        var activities = services.GetRequiredService<DirectLineActivities>();
        var attachments = services.GetRequiredService<DirectLineAttachments>();
        var page = services.GetRequiredService<ChatPage>();

        void Map(string[] methods, string path, Func<HttpContext, Task> endpoint) =>
            routes.MapMethods(path, methods, context => call.RunAsync(context, endpoint, anyOrigin: path.StartsWith(Root, StringComparison.Ordinal))).AllowAnonymous().ExcludeFromDescription();
        void Get(string path, Func<HttpContext, Task> endpoint) => Map([HttpMethods.Get], path, endpoint);
        void Post(string path, Func<HttpContext, Task> endpoint) => Map([HttpMethods.Post], path, endpoint);

        Post($"{Root}/tokens/generate", endpoints.GenerateAsync);
        Post($"{Root}/tokens/refresh", endpoints.RefreshAsync);
        Post($"{Root}/conversations", endpoints.StartAsync);
        Get($"{Root}/conversations/{{conversation}}", endpoints.ReconnectAsync);
        Get($"{Root}/conversations/{{conversation}}/activities", activities.GetAsync);
        Post($"{Root}/conversations/{{conversation}}/activities", activities.PostAsync);
        Post($"{Root}/conversations/{{conversation}}/upload", attachments.UploadAsync);
        Get($"{Root}/conversations/{{conversation}}/attachments/{{key}}", attachments.GetAsync);
        MapStream(routes, context => call.RunAsync(context, activities.StreamAsync, anyOrigin: true));
        routes.MapMethods(Root + "/{**rest}", [HttpMethods.Options], DirectLineCall.PreflightAsync).AllowAnonymous().ExcludeFromDescription();
        routes.Map(Root + "/{**rest}", context => call.RunAsync(context, NotFound, anyOrigin: true)).AllowAnonymous().ExcludeFromDescription();

        Map(Reading, "/chat", page.PageAsync);
        Map(Reading, "/chat/assets/{file}", page.AssetAsync);
        Map(Reading, "/chat/widget.js", page.WidgetAsync);
        Get("/chat/info", page.InfoAsync);
        Post("/chat/token", page.TokenAsync);
        return routes;
    }

    private static void MapStream(IEndpointRouteBuilder routes, RequestDelegate stream)
    {
        var pipeline = routes.CreateApplicationBuilder();
        pipeline.UseWebSockets(new() { KeepAliveInterval = DirectLineStream.KeepAlive });
        pipeline.Run(stream);
        routes.MapGet(Root + "/conversations/{conversation}/stream", pipeline.Build()).AllowAnonymous().ExcludeFromDescription();
    }

    private static Task NotFound(HttpContext context) =>
        throw new DirectLineRefusal(StatusCodes.Status404NotFound, "NotFound", "Direct Line has no such call.");
}
