using CareBot.Bot.Channels;
using CareBot.Language.Recognizers;
using CareBot.Language.Recognizers.Sequences;

namespace CareBot.Bot.Hosting;

/// <summary><c>Understanding:OrderNumber</c>, and <c>OrderNumber</c> of a further brand: what the shop's order numbers look like.</summary>
internal static class OrderNumberSetting
{
    public const string Key = "Understanding:OrderNumber";

    /// <summary>What is read in messages besides what every message is read for.</summary>
    /// <exception cref="ArgumentException">The pattern cannot be used; <see cref="Faults"/> says so before the start.</exception>
    public static EntityOptions Read(IConfiguration configuration, string key = Key)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return string.IsNullOrWhiteSpace(configuration[key]) ? EntityOptions.Default : new EntityOptions(new OrderNumberPattern(configuration[key]!.Trim()));
    }

    public static IEnumerable<SettingFault> Faults(IConfiguration configuration, string key = Key)
    {
        try
        {
            Read(configuration, key);
            return [];
        }
        catch (ArgumentException wrong)
        {
            return [new SettingFault(configuration is IConfigurationSection section ? $"{section.Path}:{key}" : key, configuration[key]!, $@"a regular expression without look-around, back references and atomic groups, such as INV/\d{{4}}/\d{{5}} ({wrong.Message})")];
        }
    }
}
