using CareBot.Bot.Attachments;
using CareBot.Bot.Attachments.Incoming;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.BotFramework;
using CareBot.Bot.Channels.DirectLine;
using CareBot.Bot.Channels.Instagram;
using CareBot.Bot.Channels.Messenger;
using CareBot.Bot.Channels.WhatsApp;
using CareBot.Bot.Channels.X;
using CareBot.Bot.Conversations.Hub;
using CareBot.Bot.Storage;
using CareBot.Bot.Understanding;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;

namespace CareBot.Bot.Hosting;

/// <summary>Finds every fault of the settings at once, before the server listens.</summary>
public static class SettingsCheck
{
    /// <summary>Environment variables share the name space of settings, so only sections that are ours are judged.</summary>
    private static readonly string[] Sections =
        ["Brand", "Brands", "Storage", "ConnectionStrings", "Conversations", "Outbox", "Desk", "Server", "Hours", "Channels", "Attachments", "Media", "Customers", "Handoff", "Understanding", "urls", "http_ports", "https_ports", "Kestrel"];

    /// <summary>Refuses settings that the bot cannot start with. Call before anything reads them.</summary>
    /// <exception cref="StartUpException">The message lists every fault.</exception>
    public static void ThrowIfAny(IConfigurationRoot configuration)
    {
        var lines = Faults(configuration).Select(f => $"{f.Key}: found {f.Found}. Allowed: {f.Allowed}.").ToList();
        try
        {
            StorageOptions.From(configuration);
        }
        catch (StorageStartException fault)
        {
            lines.Add(fault.Message);
        }

        if (lines.Count > 0)
        {
            throw new StartUpException($"The settings have {lines.Count} fault(s):\n" + string.Join('\n', lines.Select(line => "  " + line)));
        }
    }

    /// <summary>Unknown keys, values that are not allowed, and what the stations say of their own sections; the storage's aside.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfigurationRoot configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var unknownSections = configuration.Providers
            .Where(IsOursAlone)
            .SelectMany(TopLevel)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(key => !SettingRules.All.Any(r => string.Equals(r.Key.Split(':')[0], key, StringComparison.OrdinalIgnoreCase)))
            .Select(Unknown);
        var settings = Sections
            .SelectMany(section => configuration.GetSection(section).AsEnumerable().OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase))
            .Where(pair => pair.Value is not null);
        return
        [
            .. unknownSections,
            .. settings.Select(pair => Judge(pair.Key, pair.Value!)).OfType<SettingFault>(),
            .. HoursSettings.Faults(configuration.GetSection("Hours")),
            .. BrandsSetting.Faults(configuration),
            .. MessengerOptions.Faults(configuration),
            .. InstagramOptions.Faults(configuration),
            .. WhatsAppOptions.Faults(configuration),
            .. XOptions.Faults(configuration),
            .. BotFrameworkOptions.Faults(configuration),
            .. DirectLineOptions.Faults(configuration),
            .. AttachmentOptions.Faults(configuration),
            .. MediaOptions.Faults(configuration),
            .. HubOptions.Faults(configuration),
            .. UnderstandingOptions.Faults(configuration),
            .. OrderNumberSetting.Faults(configuration),
        ];
    }

    /// <summary>The file and the command line hold nobody else's settings: there an unknown section is a slip.</summary>
    private static bool IsOursAlone(IConfigurationProvider provider) =>
        provider is CommandLineConfigurationProvider or JsonConfigurationProvider { Source.Path: "appsettings.json" };

    private static IEnumerable<string> TopLevel(IConfigurationProvider provider) =>
        provider.GetChildKeys([], null);

    private static SettingFault? Judge(string key, string value)
    {
        var rule = SettingRules.All.FirstOrDefault(r => Matches(r.Key.Split(':'), key.Split(':')));
        if (rule is not null)
        {
            return rule.Judge(key, value);
        }

        // An empty list or section of a known key is no fault.
        return value.Length == 0 && SettingRules.All.Any(r => IsAbove(key.Split(':'), r.Key.Split(':'))) ? null : Unknown(key);
    }

    private static bool Matches(string[] rule, string[] key) => rule[^1] == "**"
        ? key.Length >= rule.Length - 1 && Enumerable.Range(0, rule.Length - 1).All(i => PartMatches(rule[i], key[i]))
        : key.Length == rule.Length && Enumerable.Range(0, rule.Length).All(i => PartMatches(rule[i], key[i]));

    private static bool IsAbove(string[] key, string[] rule) =>
        key.Length < rule.Length && Enumerable.Range(0, key.Length).All(i => PartMatches(rule[i], key[i]));

    private static bool PartMatches(string rule, string part) => rule == "*" || string.Equals(rule, part, StringComparison.OrdinalIgnoreCase);

    private static SettingFault Unknown(string key)
    {
        var nearest = SettingRules.All.Select(r => r.Key).MinBy(rule => Distance(rule.ToUpperInvariant(), key.ToUpperInvariant()));
        return new SettingFault(key, "an unknown key", $"the keys that appsettings.json shows; the nearest is {nearest}");
    }

    /// <summary>Levenshtein distance; keys are short.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
