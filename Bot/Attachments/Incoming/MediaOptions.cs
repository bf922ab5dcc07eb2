using CareBot.Bot.Channels;

namespace CareBot.Bot.Attachments.Incoming;

/// <summary>What stands under <c>Media</c>: which pictures and files of customers are fetched from the platforms.</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";

    private const int Megabyte = 1024 * 1024;

    private static readonly string[] Usual =
    [
        "image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "application/pdf",
        "audio/mpeg", "audio/ogg", "audio/wav", "audio/mp4", "audio/aac", "audio/amr", "audio/webm", "video/mp4", "video/quicktime", "video/webm",
    ];

    /// <summary>Whether anything is fetched at all.</summary>
    public bool Fetch { get; private init; } = true;

    /// <summary>Largest file, in bytes.</summary>
    public int MostBytes { get; private init; } = 16 * Megabyte;

    /// <summary>Content types, all of them <see cref="FileType.All"/>'s.</summary>
    public IReadOnlyList<string> AllowedTypes { get; private init; } = Usual;

    /// <summary>Scheme, host and port of places that are fetched from beside the platforms' own hosts; these alone may be private.</summary>
    public IReadOnlyList<Uri> AllowedHosts { get; private init; } = [];

    /// <summary>All that is wrong with the settings; empty if they can be used.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static MediaOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var types = settings.List("AllowedTypes");
        foreach (var unknown in types.Where(type => FileType.Find(type) is null))
        {
            settings.Fault("AllowedTypes", unknown, $"types whose content can be checked: {string.Join(", ", FileType.All.Select(t => t.ContentType))}");
        }

        var hosts = new List<Uri>();
        foreach (var host in settings.List("AllowedHosts"))
        {
            if (Uri.TryCreate(host, UriKind.Absolute, out var address) && address.AbsolutePath == "/" && address.Query.Length == 0 && address.UserInfo.Length == 0
                && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            {
                hosts.Add(address);
            }
            else
            {
                settings.Fault("AllowedHosts", host, "https:// and a host (http:// only for this machine), without a path");
            }
        }

        return new()
        {
            Fetch = settings.Flag("Fetch", true),
            MostBytes = settings.Number("MaxFileMegabytes", otherwise: 16, least: 1, most: 100) * Megabyte,
            AllowedTypes = types.Count > 0 ? types : Usual,
            AllowedHosts = hosts,
        };
    }
}
