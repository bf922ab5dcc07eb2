using System.Text.RegularExpressions;

namespace CareBot.Bot.Channels.Meta;

/// <summary>What all channels of Meta are told under <c>Channels:&lt;Channel&gt;</c>.</summary>
/// <param name="Secrets">App secrets whose signatures are taken; more than one during a rotation.</param>
/// <param name="VerifyToken">The word of the webhook's registration.</param>
/// <param name="GraphBaseUrl">Where Graph is.</param>
/// <param name="ApiVersion">Graph's version.</param>
/// <param name="TypingIndicator">Whether customers are shown that we write.</param>
/// <param name="SignCalls">Whether calls carry <c>appsecret_proof</c>, as apps may require.</param>
/// <param name="SendsPerSecond">The most messages of an account in a second; 0: no limit.</param>
internal sealed partial record MetaApp(
    IReadOnlyList<string> Secrets, string VerifyToken, string GraphBaseUrl, string ApiVersion, bool TypingIndicator, bool SignCalls,
    int SendsPerSecond)
{
    /// <summary>For a channel that is not used.</summary>
    public static readonly MetaApp None = new([], "", "", "", false, false, 0);

    /// <param name="settings">The channel's.</param>
    /// <param name="sendsPerSecond">What Meta takes, where the settings say nothing else.</param>
    /// <param name="graph">Where Graph is, where the settings say nothing else.</param>
    public static MetaApp Read(SettingReader settings, int sendsPerSecond, string graph = "https://graph.facebook.com") => new(
        [settings.Secret("AppSecret", "the app secret, from the app's basic settings at Meta"), settings.Text("AppSecretPrevious", "")],
        settings.Secret("VerifyToken", "any words of your own; enter the same ones at Meta when you register the webhook"),
        settings.Address("GraphBaseUrl", graph),
        Version(settings),
        settings.Flag("TypingIndicator", true),
        settings.Flag("AppSecretProof", false),
        settings.Number("SendsPerSecond", sendsPerSecond, 0, 10_000));

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

/// <summary>An account that we answer for.</summary>
/// <param name="Name">Its name under <c>Channels:&lt;Channel&gt;:Accounts</c>.</param>
/// <param name="Id">The platform's id: a page, a professional account, a phone number id.</param>
/// <param name="AccessToken">Its access token.</param>
/// <param name="Brand">Key of its brand.</param>
internal record MetaAccount(string Name, string Id, string AccessToken, string Brand)
{
    /// <summary>Reads the accounts; each id may stand once.</summary>
    public static List<T> ReadAll<T>(SettingReader settings, string what, Func<MetaAccount, SettingReader, T> make)
        where T : MetaAccount
    {
        var accounts = settings.Children("Accounts").Select(a => make(Read(a.Name, a.Reader, what), a.Reader)).ToList();
        foreach (var twice in accounts.Where(p => p.Id.Length > 0).GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            settings.Fault($"Accounts:{twice.Last().Name}:Id", twice.Key, $"{what} of its own: account {twice.First().Name} has this one already");
        }

        return accounts;
    }

    private static MetaAccount Read(string name, SettingReader reader, string what)
    {
        var id = reader.Text("Id", "");
        if (id.Length is 0 or > 512)
        {
            reader.Fault("Id", id.Length == 0 ? null : id, $"the id of {what}, a number, as Meta shows it");
        }

        return new(name, id, reader.Token("AccessToken", "the account's access token, from Meta"), reader.Text("Brand", "default"));
    }
}
