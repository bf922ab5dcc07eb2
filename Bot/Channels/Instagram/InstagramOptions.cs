using CareBot.Bot.Channels.Meta;

namespace CareBot.Bot.Channels.Instagram;

/// <summary>A professional account that we answer for.</summary>
/// <param name="Page">The page it is linked to, for apps that use Facebook Login; else null.</param>
internal sealed record InstagramAccount(MetaAccount Of, string? Page) : MetaAccount(Of)
{
    /// <summary>The Graph node that sends and carries the subscription.</summary>
    public string Node => Page ?? Id;
}

/// <summary>What stands under <c>Channels:Instagram</c>.</summary>
public sealed class InstagramOptions
{
    public const string Section = "Channels:Instagram";

    private const string ByFacebook = "Facebook";
    private const string ByInstagram = "Instagram";

    internal MetaApp App { get; private init; } = MetaApp.None;
    internal string? AppId { get; private init; }
    internal bool MarkSeen { get; private init; }
    internal HumanAgentTag? HumanAgentTag { get; private init; }

    /// <summary>Whether calls name a <c>messaging_type</c>, which Meta's samples for Instagram do not.</summary>
    internal bool MessagingType { get; private init; }

    /// <summary>Whether calls carry our mark, which Meta documents for Messenger only.</summary>
    internal bool EchoMark { get; private init; }
    internal bool ProfileLookup { get; private init; }
    internal int WatchMinutes { get; private init; }

    /// <summary>The events that are subscribed to.</summary>
    internal IReadOnlyList<string> SubscribedFields { get; private init; } = [];
    internal IReadOnlyList<string> IceBreakers { get; private init; } = [];
    internal IReadOnlyList<InstagramAccount> Professionals { get; private init; } = [];

    /// <summary>All that is wrong with the settings; empty if the channel can start or is not used.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static InstagramOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var accounts = MetaAccount.ReadAll(settings, "a professional account", (account, reader) => new InstagramAccount(account, reader.Optional("PageId")));
        if (accounts.Count == 0)
        {
            return new();
        }

        var login = settings.Text("Login", ByInstagram);
        if (login is not (ByFacebook or ByInstagram))
        {
            settings.Fault("Login", login, $"{ByInstagram} or {ByFacebook}: the login that the app uses");
        }

        foreach (var pageless in accounts.Where(a => login == ByFacebook && a.Page is null))
        {
            settings.Fault($"Accounts:{pageless.Name}:PageId", null, "the id of the page that the account is linked to, since the app uses Facebook Login");
        }

        var app = MetaApp.Read(settings, sendsPerSecond: 100, login == ByFacebook ? "https://graph.facebook.com" : "https://graph.instagram.com");
        var questions = settings.List("IceBreakers");
        if (questions.Count > 4 || questions.Any(q => q.Length > 80))
        {
            settings.Fault("IceBreakers", $"{questions.Count} questions", "at most four questions of at most 80 characters");
        }

        return new()
        {
            // Which secret signs depends on the login; any of them is taken.
            App = app with { Secrets = [.. app.Secrets, settings.Text("InstagramAppSecret", "")] },
            AppId = settings.Optional("AppId"),
            MarkSeen = settings.Flag("MarkSeen", true),
            HumanAgentTag = HumanAgentTag.Read(settings),
            MessagingType = settings.Flag("MessagingType", login == ByFacebook),
            EchoMark = settings.Flag("EchoMark", false),
            ProfileLookup = settings.Flag("ProfileLookup", true),
            WatchMinutes = settings.Number("WatchMinutes", 15, 0, 1440),
            SubscribedFields = settings.List("SubscribedFields") is { Count: > 0 } fields ? fields : InstagramSetup.FieldsOf(login == ByFacebook),
            IceBreakers = questions,
            Professionals = accounts,
        };
    }
}
