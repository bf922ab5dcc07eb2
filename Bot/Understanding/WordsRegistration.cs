using CareBot.Bot.Hosting;

namespace CareBot.Bot.Understanding;

public static class WordsRegistration
{
    private const string DefaultName = "words";

    /// <summary>The folder of the setting <c>Understanding:WordsFolder</c>, or <c>words</c> beside the knowledge folder.</summary>
    public static void AddWords(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(provider => new WordsFolder(
            FolderOf(configuration, provider.GetRequiredService<IReadOnlyList<BrandOptions>>()[0]), provider.GetRequiredService<ILogger<WordsFolder>>()));
        services.AddHostedService<WordsWatch>();
    }

    private static string FolderOf(IConfiguration configuration, BrandOptions brand)
    {
        var named = configuration["Understanding:WordsFolder"];
        return Path.GetFullPath(string.IsNullOrEmpty(named)
            ? Path.Combine(Path.TrimEndingDirectorySeparator(Path.GetFullPath(brand.KnowledgeFolder!)), "..", DefaultName)
            : named);
    }
}
