using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>What stands under <c>Channels:BotFramework</c>. Without an <c>AppId</c> only callers on this machine are served.</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "Channels:BotFramework";

    /// <summary>The account's name and, without an app id, its platform id.</summary>
    internal const string LocalAccount = "local";

    private const string ManagedIdentityType = "UserAssignedMSI";
    private const string AnyTenant = "botframework.com";

    internal string? AppId { get; private init; }
    internal string AppPassword { get; private init; } = "";

    /// <summary>The registration's certificate with its private key, instead of a password.</summary>
    internal X509Certificate2? Certificate { get; private init; }

    /// <summary>Whether the app id is a user-assigned managed identity, which has neither password nor certificate.</summary>
    internal bool IsManagedIdentity { get; private init; }
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
        var managed = settings.Optional("AppType") == ManagedIdentityType;
        return new()
        {
            AppId = AppIdOf(settings),
            AppPassword = PasswordOf(settings, managed),
            Certificate = CertificateOf(settings),
            IsManagedIdentity = managed,
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

    /// <summary>There is exactly one proof: a password, a certificate, or the machine's own identity.</summary>
    private static string PasswordOf(SettingReader settings, bool managed)
    {
        var proofs = new[] { "AppPassword", "AppCertificate" }.Where(key => settings.Optional(key) is not null).ToList();
        if (settings.Optional("AppId") is null)
        {
            foreach (var key in managed ? ["AppType"] : proofs)
            {
                settings.Fault("AppId", null, $"the app id that {key} belongs to; or remove {key}");
            }
        }
        else if (managed || proofs.Count > 1)
        {
            foreach (var key in managed ? proofs : proofs[1..])
            {
                settings.Fault(key, "(hidden)", managed ? $"nothing: {ManagedIdentityType} needs no secret" : "nothing beside AppPassword: keep one of them");
            }
        }
        else if (proofs.Count == 0)
        {
            settings.Secret("AppPassword", "a client secret of the app id's registration, or AppCertificate");
        }

        return settings.Optional("AppPassword") ?? "";
    }

    private static X509Certificate2? CertificateOf(SettingReader settings)
    {
        if (settings.Optional("AppCertificate") is not { } path)
        {
            return null;
        }

        try
        {
            var password = settings.Optional("AppCertificatePassword");
            var certificate = !path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
                ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
                : password is null ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
            if (certificate.GetRSAPrivateKey() is not null)
            {
                return certificate;
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or CryptographicException or UnauthorizedAccessException or ArgumentException)
        {
            // Said below in the words of the settings.
        }

        settings.Fault("AppCertificate", path, "a file that can be read: .pem with certificate and RSA key, or .pfx; AppCertificatePassword opens it");
        return null;
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
            case ManagedIdentityType:
                return tenant ?? AnyTenant;
            case "SingleTenant" when tenant is not null:
                return tenant;
            case "SingleTenant":
                settings.Fault("TenantId", null, "the id of the bot's tenant: AppType is SingleTenant");
                return AnyTenant;
            case var other:
                settings.Fault("AppType", other, $"SingleTenant (with TenantId), MultiTenant or {ManagedIdentityType}");
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
