using System.Globalization;
using System.Net;
using CareBot.Bot.Channels;

namespace CareBot.Bot.Hosting;

/// <summary>A setting that this program knows.</summary>
/// <param name="Key">As written in the file, parts separated by colons; <c>*</c> stands for one part of any name, <c>**</c> at the end for anything below.</param>
/// <param name="Allowed">What may stand there, in words.</param>
/// <param name="Accepts">Whether a value may stand there; null where the station that reads it judges it.</param>
public sealed record SettingRule(string Key, string Allowed = "", Func<string, bool>? Accepts = null)
{
    /// <summary>The fault of a value, or null.</summary>
    public SettingFault? Judge(string key, string value) =>
        value.Length == 0 || this.Accepts is null || this.Accepts(value) ? null : new SettingFault(key, value, this.Allowed);
}

/// <summary>Every setting of <c>appsettings.json</c>, and .NET's own that the program obeys.</summary>
public static class SettingRules
{
    public static IReadOnlyList<SettingRule> All { get; } =
    [
        new("Brand:Name", "the shop's name, at most 100 characters", v => v.Length <= 100),
        new("Brand:KnowledgeFolder", "a folder of Markdown articles that exists", Directory.Exists),
        new("Brands:*:Name", "the brand's name, at most 100 characters", v => v.Length <= 100),
        new("Brands:*:KnowledgeFolder", "a folder of Markdown articles that exists", Directory.Exists),
        new("Brands:*:OrderNumber"),
        .. Hours("Brands:*:Hours"),
        new("Understanding:WordsFolder", "a folder that exists", Directory.Exists),
        new("Storage:Provider"),
        new("ConnectionStrings:CareBot"),
        Number("Conversations:FragmentWaitMilliseconds", 0, 1500),
        Number("Conversations:ParallelTurns", 1, 1024),
        Number("Conversations:MaxAttempts", 1, 20),
        Number("Conversations:TurnSeconds", 1, 120),
        Number("Outbox:TokenRestSeconds", 1, 3600),
        Number("Desk:FirstReplyMinutes", 1, 1440),
        Number("Desk:AgentGoneMinutes", 1, 60),
        Number("Desk:WindowWarningMinutes", 5, 720),
        new(
            "Server:TrustedProxies:*",
            "an IP address, or a network such as 10.0.0.0/8",
            v => IPAddress.TryParse(v, out _) || System.Net.IPNetwork.TryParse(v, out _)),
        .. Hours("Hours"),
        Number("Channels:ElsewhereHours", 1, 168),
        .. Meta(
            "Messenger",
            "AppId",
            "HumanAgentTag",
            "PersonaPicture",
            "ProfileLookup",
            "SubscribedFields:*",
            "Greeting",
            "IceBreakers:*",
            "Menu:*:Title",
            "Menu:*:Url"),
        .. Account("Messenger", "AccessToken"),
        .. Meta(
            "Instagram",
            "AppId",
            "InstagramAppSecret",
            "Login",
            "HumanAgentTag",
            "HumanAgentTagOlder",
            "SubscribedFields:*",
            "MessagingType",
            "EchoMark",
            "ProfileLookup",
            "IceBreakers:*"),
        .. Account("Instagram", "AccessToken", "PageId"),
        .. Meta("WhatsApp", "AppId", "ListButton", "WindowTemplate", "WindowTemplateLanguage"),
        .. Account("WhatsApp", "AccessToken", "BusinessAccountId"),
        .. Channel("X", "ConsumerKey", "ConsumerSecret", "ConsumerSecretPrevious", "BearerToken", "ApiBaseUrl", "QuickReplies", "TypingIndicator", "PublicReplies", "SendsInFifteenMinutes", "SendsInADay"),
        .. Account("X", "AccessToken", "AccessTokenSecret", "SendsInFifteenMinutes", "SendsInADay"),
        .. Channel(
            "BotFramework",
            "AppId",
            "AppPassword",
            "AppCertificate",
            "AppCertificatePassword",
            "AppType",
            "TenantId",
            "Brand",
            "ChannelIssuer",
            "OpenIdMetadata",
            "AllowEmulator",
            "EmulatorOpenIdMetadata",
            "LoginUrl",
            "OAuthScope",
            "AllowedServiceUrls:*"),
        Team("Channels:BotFramework:Team"),
        .. Channel("DirectLine", "TokenMinutes"),
        .. Account("DirectLine", "Secret", "SecretPrevious", "TrustedOrigins:*", "Anonymous"),
        new("Attachments:MaxFileMegabytes"),
        new("Attachments:MaxFiles"),
        new("Attachments:MaxConversationMegabytes"),
        new("Attachments:AllowedTypes:*"),
        new("Media:Fetch"),
        new("Media:MaxFileMegabytes"),
        new("Media:AllowedTypes:*"),
        new("Media:AllowedHosts:*"),
        new("Customers:JoinByCode", "true or false", v => bool.TryParse(v, out _)),
        Number("Customers:JoinCodeMinutes", 1, 60),
        new("Handoff:Hub"),
        new("Handoff:HubChannels:*"),
        new("Handoff:HubPatienceSeconds"),
        .. new[] { "Provider", "Endpoint", "Project", "Deployment", "ApiVersion", "Key", "ManagedIdentityClientId", "TimeLimitMilliseconds" }
            .Select(key => new SettingRule($"Understanding:{key}")),
        .. new[] { "Embeddings", "Phrasing" }.SelectMany(
            _ => new[] { "Provider", "Endpoint", "Model", "Key", "TimeLimitMilliseconds" }, (service, key) => new SettingRule($"Understanding:{service}:{key}")),
        new("Understanding:Embeddings:Dimensions"),
        new(OrderNumberSetting.Key),
        new("Logging:**"),
        new("AllowedHosts"),
        new("urls", Listening.AllowedAddress, v => v.Split(';', StringSplitOptions.RemoveEmptyEntries).All(Listening.IsAddress)),
        new("Kestrel:Endpoints:*:Url", Listening.AllowedAddress, Listening.IsAddress),
        new("Kestrel:**"),
        new("http_ports", "ports such as 8080", ArePorts),
        new("https_ports", "ports such as 8443", ArePorts),
        new("environment"),
    ];

    private static bool ArePorts(string value) => value.Split(';', StringSplitOptions.RemoveEmptyEntries).All(p => ushort.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static IEnumerable<SettingRule> Hours(string section) =>
        new[] { "TimeZone", "Weekly:*", "Weekly:*:*", "Exceptions:*:Date", "Exceptions:*:Name", "Exceptions:*:Intervals", "Exceptions:*:Intervals:*" }
            .Select(key => new SettingRule($"{section}:{key}"));

    private static SettingRule Number(string key, int least, int most) => new(
        key,
        $"a whole number from {least} to {most}",
        v => int.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most);

    /// <summary>What all channels of Meta share, and what is a channel's own.</summary>
    private static IEnumerable<SettingRule> Meta(string channel, params IEnumerable<string> keys) => Channel(
        channel,
        [
            "AppSecret", "AppSecretPrevious", "VerifyToken", "GraphBaseUrl", "ApiVersion", "AppSecretProof", "TypingIndicator", "MarkSeen", "WatchMinutes", "SendsPerSecond",
            .. keys,
        ]);

    private static IEnumerable<SettingRule> Channel(string channel, params IEnumerable<string> keys) =>
        keys.Select(key => new SettingRule($"Channels:{channel}:{key}"));

    private static IEnumerable<SettingRule> Account(string channel, params IEnumerable<string> keys) =>
        keys.Prepend("Brand").Prepend("Id").Select(key => new SettingRule($"Channels:{channel}:Accounts:*:{key}"))
            .Append(Team($"Channels:{channel}:Accounts:*:Team"));

    private static SettingRule Team(string key) => new(key, "a team's name, at most 40 characters", v => v.Trim().Length <= 40);
}
