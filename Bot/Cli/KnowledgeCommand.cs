using CareBot.Bot.Brands;
using CareBot.Bot.Hosting;
using CareBot.Bot.Storage;
using CareBot.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Cli;

/// <summary><c>kb import</c>: publishes a folder of articles; a running bot takes the release up by itself.</summary>
public static class KnowledgeCommand
{
    public static async Task ImportAsync(string folder, CancellationToken cancellationToken)
    {
        var read = KnowledgeFolder.Read(Path.GetFullPath(folder));
        KnowledgeException.ThrowIfAny(read.Faults);
        foreach (var warning in read.Faults)
        {
            Console.WriteLine($"Warning: {warning}");
        }

        await using var app = Server.Build([]);
        await Server.PrepareAsync(app.Services, serving: false, cancellationToken);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CareBotDb>>().CreateDbContextAsync(cancellationToken);
        var brand = await db.Brands.Where(b => b.Key == StartUp.DefaultBrand).Select(b => b.Id).FirstAsync(cancellationToken);
        var number = await app.Services.GetRequiredService<ReleasePublisher>()
            .PublishAsync(brand, read.Articles, $"Imported from {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}", cancellationToken);
        Console.WriteLine($"Release {number} with {read.Articles.Count} articles is active.");
    }
}
