using CareBot.Bot.Brands;
using CareBot.Bot.Hosting;

namespace CareBot.Bot.Cli;

/// <summary><c>serve</c>: prepares everything, listens, says where to go.</summary>
public static class ServeCommand
{
    public static async Task RunAsync(string[] args, CancellationToken cancellationToken)
    {
        SettingArguments.ThrowIfOdd(args);
        await using var app = Server.Build(args);
        await Server.PrepareAsync(app.Services, serving: true, cancellationToken);
        await ListenAsync(app, cancellationToken);
        Announce(app);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static async Task ListenAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception error) when (Listening.Explain(error, Listening.Addresses(app.Configuration)) is { } message)
        {
            throw new StartUpException(message);
        }
    }

    private static void Announce(WebApplication app)
    {
        var address = Listening.Reachable(app.Urls.FirstOrDefault() ?? Listening.DefaultAddress).TrimEnd('/');
        foreach (var brand in app.Services.GetRequiredService<BrandContexts>().All)
        {
            Console.WriteLine($"CareBot answers for {brand.Name} from release {brand.ReleaseNumber} ({brand.Knowledge.Articles.Count} articles).");
        }

        Console.WriteLine($"""
            Web chat       {address}/chat
            Bot Framework  {address}/api/messages
            Direct Line    {address}/v3/directline
            Health         {address}/health/ready
            Stop with Ctrl+C.
            """);
    }
}
