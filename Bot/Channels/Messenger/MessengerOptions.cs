using System.Text.RegularExpressions;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>A Facebook page that we answer for.</summary>
/// <param name="Name">Its name under <c>Channels:Messenger:Accounts</c>.</param>
/// <param name="Id">The page's id.</param>
/// <param name="AccessToken">The page's access token.</param>
/// <param name="Brand">Key of its brand.</param>
internal sealed record MessengerPage(string Name, string Id, string AccessToken, string Brand);

/// <summary>What stands under <c>Channels:Messenger</c>.</summary>
public sealed partial class MessengerOptions
{
    public const string Section = "Channels:Messenger";

    internal IReadOnlyList<string> AppSecrets { get; private init; } = [];
    internal string VerifyToken { get; private init; } = "";
    internal string GraphBaseUrl { get; private init; } = "";
    internal string ApiVersion { get; private init; } = "";
    internal bool TypingIndicator { get; private init; }
    internal IReadOnlyList<MessengerPage> Pages { get; private init; } = [];

    /// <summary>All that is wrong with the settings; empty if the channel can start or is not used.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static MessengerOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var pages = settings.Children("Accounts").Select(Page).ToList();
        if (pages.Count == 0)
        {
            return new();
        }

        foreach (var twice in pages.Where(p => p.Id.Length > 0).GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            settings.Fault($"Accounts:{twice.Last().Name}:Id", twice.Key, $"a page of its own: account {twice.First().Name} has this one already");
        }

        return new()
        {
            AppSecrets = [settings.Secret("AppSecret", "the app secret, from the app's basic settings at Meta"), settings.Text("AppSecretPrevious", "")],
            VerifyToken = settings.Secret("VerifyToken", "any words of your own; enter the same ones at Meta when you register the webhook"),
            GraphBaseUrl = settings.Address("GraphBaseUrl", "https://graph.facebook.com"),
            ApiVersion = Version(settings),
            TypingIndicator = settings.Flag("TypingIndicator", true),
            Pages = pages,
        };
    }

    private static MessengerPage Page((string Name, SettingReader Reader) account)
    {
        var id = account.Reader.Text("Id", "");
        if (id.Length is 0 or > 512)
        {
            account.Reader.Fault("Id", id.Length == 0 ? null : id, "the page's id, a number, as Meta shows it");
        }

        var token = account.Reader.Token("AccessToken", "the page's access token, from Meta");
        return new(account.Name, id, token, account.Reader.Text("Brand", "default"));
    }

    private static string Version(SettingReader settings)
    {
        var version = settings.Text("ApiVersion", "v25.0");
        if (!VersionPattern().IsMatch(version))
        {
            settings.Fault("ApiVersion", version, "a version of the Graph API, for example v25.0");
        }

        return version;
    }

    [GeneratedRegex(@"^v[0-9]{1,3}\.[0-9]{1,2}$", RegexOptions.None, 1000)]
    private static partial Regex VersionPattern();
}
