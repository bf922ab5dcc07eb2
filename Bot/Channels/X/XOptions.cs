using CareBot.Bot.Outbox;

namespace CareBot.Bot.Channels.X;

/// <summary>An account that we answer for.</summary>
/// <param name="Name">Its name under <c>Channels:X:Accounts</c>.</param>
/// <param name="Id">Its user id.</param>
/// <param name="Token">Its access token.</param>
/// <param name="TokenSecret">The token's secret: calls are signed by OAuth 1.0a.</param>
/// <param name="Brand">Key of its brand.</param>
/// <param name="Budgets">What X lets it send.</param>
internal sealed record XAccount(string Name, string Id, string Token, string TokenSecret, string Brand, IReadOnlyList<SendBudget> Budgets);

/// <summary>What stands under <c>Channels:X</c>.</summary>
public sealed class XOptions
{
    public const string Section = "Channels:X";

    internal string ConsumerKey { get; private init; } = "";
    internal IReadOnlyList<string> ConsumerSecrets { get; private init; } = [];

    /// <summary>For registering the webhook; null if the command asks X for one itself.</summary>
    internal string? BearerToken { get; private init; }
    internal string ApiBaseUrl { get; private init; } = "";

    /// <summary>Whether options are quick replies of the older API, which X no longer documents.</summary>
    internal bool QuickReplies { get; private init; }

    /// <summary>Whether typing and read marks are sent by the older API, which X no longer documents.</summary>
    internal bool TypingIndicator { get; private init; }

    /// <summary>Whether posts that mention us get one public reply that leads into a direct message.</summary>
    internal bool PublicReplies { get; private init; }
    internal IReadOnlyList<XAccount> Users { get; private init; } = [];

    /// <summary>All that is wrong with the settings; empty if the channel can start or is not used.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static XOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var (fifteenMinutes, day) = Allowances(settings, 15, 1440);
        var users = settings.Children("Accounts").Select(account => User(account, Allowances(account.Reader, fifteenMinutes, day))).ToList();
        if (users.Count == 0)
        {
            return new();
        }

        foreach (var twice in users.Where(u => u.Id.Length > 0).GroupBy(u => u.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            settings.Fault($"Accounts:{twice.Last().Name}:Id", twice.Key, $"a user of its own: account {twice.First().Name} has this one already");
        }

        return new()
        {
            ConsumerKey = settings.Token("ConsumerKey", "the API key, from the app's keys at X"),
            ConsumerSecrets = [settings.Token("ConsumerSecret", "the API secret key, from the app's keys at X"), settings.Text("ConsumerSecretPrevious", "")],
            BearerToken = settings.Optional("BearerToken"),
            ApiBaseUrl = settings.Address("ApiBaseUrl", "https://api.x.com"),
            QuickReplies = settings.Flag("QuickReplies", false),
            TypingIndicator = settings.Flag("TypingIndicator", false),
            PublicReplies = settings.Flag("PublicReplies", false),
            Users = users,
        };
    }

    private static XAccount User((string Name, SettingReader Reader) account, (int FifteenMinutes, int Day) sends)
    {
        var id = account.Reader.Text("Id", "");
        if (id.Length is 0 or > 20 || !id.All(char.IsAsciiDigit))
        {
            account.Reader.Fault("Id", id.Length == 0 ? null : id, "the user's id, a number, not the name behind the @");
        }

        return new(
            account.Name,
            id,
            account.Reader.Token("AccessToken", "the user's access token, from the app's keys at X"),
            account.Reader.Token("AccessTokenSecret", "the access token's secret, from the app's keys at X"),
            account.Reader.Text("Brand", "default"),
            [new(sends.FifteenMinutes, TimeSpan.FromMinutes(15)), new(sends.Day, TimeSpan.FromDays(1))]);
    }

    private static (int FifteenMinutes, int Day) Allowances(SettingReader reader, int fifteenMinutes, int day) => (
        reader.Number("SendsInFifteenMinutes", fifteenMinutes, least: 1, most: 10_000), reader.Number("SendsInADay", day, least: 1, most: 1_000_000));
}
