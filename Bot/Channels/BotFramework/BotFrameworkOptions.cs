namespace CareBot.Bot.Channels.BotFramework;

/// <summary>What stands under <c>Channels:BotFramework</c>. Without an <c>AppId</c> only callers on this machine are served.</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "Channels:BotFramework";

    /// <summary>The account's name and, without an app id, its platform id.</summary>
    internal const string LocalAccount = "local";

    private const string AnyTenant = "botframework.com";

    internal string? AppId { get; private init; }
    internal string AppPassword { get; private init; } = "";
    internal string Brand { get; private init; } = "default";

    /// <summary>The tenant whose tokens we ask for; <c>botframework.com</c> for a bot of many tenants.</summary>
    internal string Tenant { get; private init; } = AnyTenant;

    /// <summary>Issuer of the tokens that channels send; national clouds have their own.</summary>
    internal string ChannelIssuer { get; private init; } = "";
    internal string OpenIdMetadata { get; private init; } = "";

    /// <summary>Whether tokens of our own app id from Microsoft Entra (the Emulator, other agents of ours) are taken as well.</summary>
    internal bool AllowEmulator { get; private init; }
    internal string EmulatorOpenIdMetadata { get; private init; } = "";
    internal string LoginUrl { get; private init; } = "";
    internal string OAuthScope { get; private init; } = "";
    internal IReadOnlyList<Uri> AllowedServiceUrls { get; private init; } = [];

    internal ConfiguredAccount Account => new("bot", AppId ?? LocalAccount, Brand);

    /// <summary>All that is wrong with the settings; empty if the channel can start.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static BotFrameworkOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        return new()
        {
            AppId = AppIdOf(settings),
            AppPassword = PasswordOf(settings),
            Brand = settings.Text("Brand", "default"),
            Tenant = TenantOf(settings),
            ChannelIssuer = settings.Text("ChannelIssuer", "https://api.botframework.com"),
            OpenIdMetadata = settings.Address("OpenIdMetadata", "https://login.botframework.com/v1/.well-known/openidconfiguration"),
            AllowEmulator = settings.Flag("AllowEmulator", false),
            EmulatorOpenIdMetadata = settings.Address(
                "EmulatorOpenIdMetadata", "https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration"),
            LoginUrl = settings.Address("LoginUrl", "https://login.microsoftonline.com"),
            OAuthScope = settings.Text("OAuthScope", "https://api.botframework.com/.default"),
            AllowedServiceUrls = ServiceUrls(settings),
        };
    }

    private static string? AppIdOf(SettingReader settings)
    {
        var appId = settings.Optional("AppId");
        if (appId is not null && !Guid.TryParseExact(appId, "D", out _))
        {
            settings.Fault("AppId", appId, "the app id of the bot's registration, for example 11111111-2222-3333-4444-555555555555");
        }

        return appId;
    }

    private static string PasswordOf(SettingReader settings)
    {
        if (settings.Optional("AppId") is not null)
        {
            return settings.Secret("AppPassword", "a client secret of the app id's registration");
        }

        if (settings.Optional("AppPassword") is not null)
        {
            settings.Fault("AppId", null, "the app id that AppPassword belongs to; or remove AppPassword");
        }

        return "";
    }

    private static string TenantOf(SettingReader settings)
    {
        var tenant = settings.Optional("TenantId");
        if (tenant is not null && !Guid.TryParseExact(tenant, "D", out _))
        {
            settings.Fault("TenantId", tenant, "the id of the Microsoft Entra tenant, for example 11111111-2222-3333-4444-555555555555");
        }

        switch (settings.Text("AppType", tenant is null ? "MultiTenant" : "SingleTenant"))
        {
            case "MultiTenant":
                return AnyTenant;
            case "SingleTenant" when tenant is not null:
                return tenant;
            case "SingleTenant":
                settings.Fault("TenantId", null, "the id of the bot's tenant: AppType is SingleTenant");
                return AnyTenant;
            case var other:
                settings.Fault("AppType", other, "SingleTenant (with TenantId) or MultiTenant");
                return AnyTenant;
        }
    }

    private static List<Uri> ServiceUrls(SettingReader settings)
    {
        var urls = new List<Uri>();
        foreach (var value in settings.List("AllowedServiceUrls"))
        {
            if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
            {
                urls.Add(url);
            }
            else
            {
                settings.Fault("AllowedServiceUrls", value, "absolute http:// or https:// addresses");
            }
        }

        return urls;
    }
}
