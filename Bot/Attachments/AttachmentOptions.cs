using CareBot.Bot.Channels;

namespace CareBot.Bot.Attachments;

/// <summary>What stands under <c>Attachments</c>: which files customers may send.</summary>
public sealed class AttachmentOptions
{
    public const string Section = "Attachments";

    private const int Megabyte = 1024 * 1024;

    private static readonly string[] Usual = ["image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf"];

    /// <summary>Largest file, in bytes.</summary>
    public int MostBytes { get; private init; } = 5 * Megabyte;

    /// <summary>Most files of one message.</summary>
    public int MostFiles { get; private init; } = 5;

    /// <summary>Most bytes that a conversation may keep.</summary>
    public long MostOfConversation { get; private init; } = 50L * Megabyte;

    /// <summary>Content types, all of them <see cref="FileType.All"/>'s.</summary>
    public IReadOnlyList<string> AllowedTypes { get; private init; } = Usual;

    /// <summary>All that is wrong with the settings; empty if they can be used.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        return faults;
    }

    internal static AttachmentOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var types = settings.List("AllowedTypes");
        foreach (var unknown in types.Where(type => FileType.Find(type) is null))
        {
            settings.Fault("AllowedTypes", unknown, $"types whose content can be checked: {string.Join(", ", FileType.All.Select(t => t.ContentType))}");
        }

        return new()
        {
            MostBytes = settings.Number("MaxFileMegabytes", otherwise: 5, least: 1, most: 25) * Megabyte,
            MostFiles = settings.Number("MaxFiles", otherwise: 5, least: 0, most: 20),
            MostOfConversation = (long)settings.Number("MaxConversationMegabytes", otherwise: 50, least: 1, most: 10_000) * Megabyte,
            AllowedTypes = types.Count > 0 ? types : Usual,
        };
    }
}
