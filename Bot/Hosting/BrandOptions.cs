using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Handoff;
using CareBot.Language.Recognizers;

namespace CareBot.Bot.Hosting;

/// <summary>A brand as the settings have it.</summary>
/// <param name="Key">Its name in the settings.</param>
/// <param name="Name">The name customers read.</param>
/// <param name="KnowledgeFolder">Folder of Markdown articles that the brand begins with; null: it begins without an article.</param>
/// <param name="Hours">Its calendar.</param>
/// <param name="Entities">What is read in messages besides what every message is read for.</param>
public sealed record BrandOptions(string Key, string Name, string? KnowledgeFolder, OpeningHours Hours, EntityOptions Entities);

/// <summary>
/// The brands of the settings: the default one under <c>Brand</c> and <c>Hours</c>, and further ones under <c>Brands:KEY</c>. What a further brand
/// does not say of hours and order numbers is as the default brand's settings have it.
/// </summary>
public static class BrandsSetting
{
    private const string Section = "Brands";

    /// <summary>All brands, the default one first.</summary>
    /// <exception cref="OpeningHoursException">Hours cannot be used; <see cref="Faults"/> says so before the start.</exception>
    /// <exception cref="ArgumentException">A pattern of order numbers cannot be used; so does it.</exception>
    public static IReadOnlyList<BrandOptions> Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var first = new BrandOptions(
            BrandKey.Default,
            configuration["Brand:Name"] is { Length: > 0 } name ? name : "Toko Senja",
            configuration["Brand:KnowledgeFolder"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "Sample"),
            HoursSettings.Read(configuration.GetSection("Hours")),
            OrderNumberSetting.Read(configuration));
        return [first, .. configuration.GetSection(Section).GetChildren().Select(section => Read(section, first))];
    }

    /// <summary>Keys, names and calendars that a further brand cannot have.</summary>
    public static IEnumerable<SettingFault> Faults(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            if (section.Key.Equals(BrandKey.Default, StringComparison.OrdinalIgnoreCase))
            {
                yield return new(section.Path, "the default brand", "further brands; the default one is written under Brand and Hours");
            }
            else if (!BrandKey.IsAllowed(section.Key))
            {
                yield return new(section.Path, section.Key, "a key of " + BrandKey.Allowed);
            }

            if (string.IsNullOrWhiteSpace(section["Name"]))
            {
                yield return new($"{section.Path}:Name", "(none)", "the brand's name, as customers read it");
            }

            foreach (var fault in HoursSettings.Faults(section.GetSection("Hours")).Concat(OrderNumberSetting.Faults(section, "OrderNumber")))
            {
                yield return fault;
            }
        }
    }

    private static BrandOptions Read(IConfigurationSection section, BrandOptions first) => new(
        section.Key,
        section["Name"]!.Trim(),
        section["KnowledgeFolder"] is { Length: > 0 } folder ? folder : null,
        section.GetSection("Hours") is var hours && hours.Exists() ? HoursSettings.Read(hours) : first.Hours,
        string.IsNullOrWhiteSpace(section["OrderNumber"]) ? first.Entities : OrderNumberSetting.Read(section, "OrderNumber"));
}
