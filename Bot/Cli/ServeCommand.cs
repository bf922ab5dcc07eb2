using CareBot.Bot.Brands;
using CareBot.Bot.Hosting;
using CareBot.Bot.People;

namespace CareBot.Bot.Cli;

/// <summary><c>serve</c>: prepares everything, listens, says where to go.</summary>
public static class ServeCommand
{
    public static async Task RunAsync(string[] args, CancellationToken cancellationToken)
    {
        SettingArguments.ThrowIfOdd(args);
        await using var app = Server.Build(args);
        await Server.PrepareAsync(app.Services, serving: true, cancellationToken);
        var password = await FirstAdministrator.SettleAsync(app.Services, cancellationToken);

        // Building the knowledge base leaves several times its own size behind; nobody waits for an answer yet.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await ListenAsync(app, cancellationToken);
        Announce(app);
        AnnounceAdministrator(password);
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
        var brands = app.Services.GetRequiredService<BrandContexts>().All
            .Select(b => $"CareBot answers for {b.Name} from release {b.ReleaseNumber} ({b.Knowledge.Articles.Count} articles).");

        // Written at once: the log has a writer of its own, whose lines would come between.
        Console.WriteLine($"""
            {string.Join('\n', brands)}
            Web chat       {address}/chat
            Desk           {address}/desk
            Bot Framework  {address}/api/messages
            Direct Line    {address}/v3/directline
            Health         {address}/health/ready
            Stop with Ctrl+C.
            """);
    }

    /// <summary>Said once, and nowhere else: not in the log, not in the database.</summary>
    private static void AnnounceAdministrator(string? password)
    {
        if (password is not null)
        {
            Console.WriteLine($"""

                First sign-in at the desk: {FirstAdministrator.UserName}
                One-time password:        {password}
                It is shown only now and is changed at first sign-in.
                """);
        }
    }
}
