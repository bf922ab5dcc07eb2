namespace CareBot.Bot.Hosting;

/// <summary>Settings under <c>Brand</c>.</summary>
public sealed class BrandOptions
{
    /// <summary>The name customers read.</summary>
    public string Name { get; init; } = "Toko Senja";

    /// <summary>Folder of Markdown articles that a database without a release starts with; the sample that comes with the program by default.</summary>
    public string KnowledgeFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "Sample");
}
