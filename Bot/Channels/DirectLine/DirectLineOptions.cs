namespace CareBot.Bot.Channels.DirectLine;

/// <summary>A website that talks to us over Direct Line: one account.</summary>
/// <param name="Name">Its name under <c>Channels:DirectLine:Accounts</c>.</param>
/// <param name="Id">Our id of it.</param>
/// <param name="Secrets">Give access to all its conversations; the second one is on its way out. Empty: none does.</param>
/// <param name="TrustedOrigins">Pages that may use it and embed the chat, as <c>https://shop.example</c>; empty: any page may use it, none embeds the chat.</param>
/// <param name="Brand">Key of its brand.</param>
/// <param name="Anonymous">Whether our own page <c>/chat</c> may open conversations for customers whom nobody vouches for.</param>
internal sealed record DirectLineSite(
    string Name, string Id, IReadOnlyList<string> Secrets, IReadOnlyList<string> TrustedOrigins, string Brand, bool Anonymous);

/// <summary>What stands under <c>Channels:DirectLine</c>. Without an account there is one, <c>web</c>, for our own page.</summary>
public sealed class DirectLineOptions
{
    public const string Section = "Channels:DirectLine";

    /// <summary>A shorter secret can be guessed.</summary>
    private const int ShortestSecret = 24;

    internal TimeSpan TokenLifetime { get; private init; } = TimeSpan.FromMinutes(30);
    internal IReadOnlyList<DirectLineSite> Sites { get; private init; } = [];

    /// <summary>The account of our own page: the named one, or the first that allows it; null if none does.</summary>
    internal DirectLineSite? OfChatPage(string? name) => Sites.FirstOrDefault(s =>
        s.Anonymous && (string.IsNullOrEmpty(name) || string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The account of an embedded page: the named one, whoever vouches for its customers; without a name that of our own page.</summary>
    internal DirectLineSite? OfWidget(string? name) => string.IsNullOrEmpty(name)
        ? this.OfChatPage(name)
        : Sites.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    internal DirectLineSite? Find(string id) => Sites.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal));

    /// <summary>All that is wrong with the settings; empty if the channel can start.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static DirectLineOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var sites = settings.Children("Accounts").Select(Site).ToList();
        foreach (var twice in sites.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            settings.Fault($"Accounts:{twice.Last().Name}:Id", twice.Key, $"an id of its own: account {twice.First().Name} has this one already");
        }

        foreach (var twice in sites.SelectMany(s => s.Secrets.Select(secret => (s.Name, secret))).GroupBy(s => s.secret, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            settings.Fault($"Accounts:{twice.Last().Name}:Secret", "(hidden)", $"a secret of its own: account {twice.First().Name} has this one already");
        }

        return new()
        {
            TokenLifetime = TimeSpan.FromMinutes(Minutes(settings)),
            Sites = sites.Count > 0 ? sites : [new("web", "web", [], [], "default", Anonymous: true)],
        };
    }

    private static int Minutes(SettingReader settings)
    {
        var text = settings.Text("TokenMinutes", "30");
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var minutes)
            && minutes is >= 1 and <= 1440)
        {
            return minutes;
        }

        settings.Fault("TokenMinutes", text, "a whole number of minutes from 1 to 1440");
        return 30;
    }

    private static DirectLineSite Site((string Name, SettingReader Reader) account)
    {
        var (name, reader) = account;
        var id = reader.Text("Id", name);
        if (id.Length > 512)
        {
            reader.Fault("Id", id, "at most 512 characters");
        }

        return new(
            name,
            id,
            [.. new[] { Secret(reader, "Secret"), Secret(reader, "SecretPrevious") }.OfType<string>()],
            [.. reader.List("TrustedOrigins").Select((origin, index) => Origin(reader, origin, index))],
            reader.Text("Brand", "default"),
            reader.Flag("Anonymous", false));
    }

    private static string? Secret(SettingReader reader, string key)
    {
        var secret = reader.Optional(key);
        if (secret is not null && (secret.Length < ShortestSecret || !secret.All(c => c is > ' ' and < '\x7f')))
        {
            reader.Fault(key, "(hidden)", $"at least {ShortestSecret} visible ASCII characters, made by chance");
        }

        return secret;
    }

    private static string Origin(SettingReader reader, string origin, int index)
    {
        if (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            && uri.PathAndQuery == "/")
        {
            return uri.GetLeftPart(UriPartial.Authority);
        }

        reader.Fault($"TrustedOrigins:{index}", origin, "scheme and host of a page, for example https://shop.example");
        return origin;
    }
}
