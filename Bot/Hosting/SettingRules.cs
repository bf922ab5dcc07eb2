using System.Globalization;
using System.Net;

namespace CareBot.Bot.Hosting;

/// <summary>A setting that this program knows.</summary>
/// <param name="Key">As written in the file, parts separated by colons; <c>*</c> stands for one part of any name, <c>**</c> at the end for anything below.</param>
/// <param name="Allowed">What may stand there, in words.</param>
/// <param name="Accepts">Whether a value may stand there.</param>
/// <param name="Secret">Whether the value must never be shown.</param>
public sealed record SettingRule(string Key, string Allowed, Func<string, bool> Accepts, bool Secret = false);

/// <summary>Every setting of <c>appsettings.json</c>.</summary>
public static class SettingRules
{
    public static IReadOnlyList<SettingRule> All { get; } =
    [
        Text("Brand:Name", "the shop's name, 1 to 100 characters", v => v.Length is > 0 and <= 100),
        Text("Brand:KnowledgeFolder", "a folder of Markdown articles", v => v.Length > 0),
        Text("Storage:Provider", "Sqlite or Postgres", v => v is "Sqlite" or "Postgres"),
        new("ConnectionStrings:CareBot", "a connection string of the provider", v => v.Length > 0, Secret: true),
        Number("Conversations:FragmentWaitMilliseconds", 0, 1500),
        Number("Conversations:ParallelTurns", 1, 1024),
        Number("Conversations:MaxAttempts", 1, 20),
        Number("Conversations:TurnSeconds", 1, 120),
        Text("Server:TrustedProxies:*", "an IP address or a network such as 10.0.0.0/8", v => IPAddress.TryParse(v, out _) || IPNetwork.TryParse(v, out _)),
        Text("Hours:TimeZone", "an IANA time zone such as Asia/Jakarta", _ => true),
        Text("Hours:Weekly:*", "Monday to Sunday: a list of intervals such as 08:00-17:00", _ => true),
        Text("Hours:Weekly:*:*", "an interval such as 08:00-17:00", _ => true),
        Text("Hours:Exceptions:*:Date", "a date such as 2026-12-25", _ => true),
        Text("Hours:Exceptions:*:Name", "the holiday's name", _ => true),
        Text("Hours:Exceptions:*:Intervals", "a list of intervals", _ => true),
        Text("Hours:Exceptions:*:Intervals:*", "an interval such as 08:00-12:00", _ => true),
        Secret("Channels:Messenger:AppSecret"),
        Secret("Channels:Messenger:AppSecretPrevious"),
        Secret("Channels:Messenger:VerifyToken"),
        Address("Channels:Messenger:GraphBaseUrl"),
        Text("Channels:Messenger:ApiVersion", "a Graph version such as v25.0", v => v.StartsWith('v') && v.Length <= 10),
        Flag("Channels:Messenger:TypingIndicator"),
        .. Account("Messenger"),
        Secret("Channels:Messenger:Accounts:*:AccessToken"),
        Text("Channels:BotFramework:AppId", "the bot's application id", _ => true),
        Secret("Channels:BotFramework:AppPassword"),
        Text("Channels:BotFramework:TenantId", "the tenant's id", _ => true),
        Text("Channels:BotFramework:AppType", "SingleTenant or MultiTenant", v => v is "SingleTenant" or "MultiTenant" or ""),
        Address("Channels:BotFramework:OpenIdMetadata"),
        Address("Channels:BotFramework:EmulatorOpenIdMetadata"),
        Flag("Channels:BotFramework:AllowEmulator"),
        Address("Channels:BotFramework:LoginBaseUrl"),
        Address("Channels:BotFramework:AllowedServiceUrls:*"),
        .. Account("BotFramework"),
        .. Account("DirectLine"),
        Secret("Channels:DirectLine:Accounts:*:Secret"),
        Secret("Channels:DirectLine:Accounts:*:SecretPrevious"),
        Address("Channels:DirectLine:Accounts:*:TrustedOrigins:*"),
        Flag("Channels:DirectLine:Accounts:*:Anonymous"),
        Number("Channels:DirectLine:TokenMinutes", 1, 1440),
        Text("Logging:**", "see .NET's documentation of logging", _ => true),
        Text("AllowedHosts", "host names separated by semicolons, or *", _ => true),
    ];

    private static SettingRule Text(string key, string allowed, Func<string, bool> accepts) => new(key, allowed, accepts);

    private static SettingRule Secret(string key) => new(key, "a secret", _ => true, Secret: true);

    private static SettingRule Number(string key, int least, int most) => new(
        key,
        $"a whole number from {least} to {most}",
        v => int.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most);

    private static SettingRule Flag(string key) => new(key, "true or false", v => bool.TryParse(v, out _));

    private static SettingRule Address(string key) => new(
        key,
        "an http or https address",
        v => Uri.TryCreate(v, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https"));

    private static SettingRule[] Account(string channel) =>
    [
        Text($"Channels:{channel}:Accounts:*:Id", "the platform's id of the account", v => v.Length is > 0 and <= 512),
        Text($"Channels:{channel}:Accounts:*:Brand", "a brand's key", v => v.Length > 0),
    ];
}
