using CareBot.Bot.Attachments.Incoming;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>A file as the stored message names it.</summary>
/// <param name="Key">Key of the kept file; null for what lies at the platform.</param>
internal sealed record NamedFile(string? Name, string? ContentType, string? Key);

/// <summary>What became of the files of some messages.</summary>
internal sealed class MessageFiles
{
    private readonly ILookup<long, Media> media;
    private readonly Dictionary<string, KeptFile> kept;

    private MessageFiles(ILookup<long, Media> media, Dictionary<string, KeptFile> kept) => (this.media, this.kept) = (media, kept);

    public static async Task<MessageFiles> ReadAsync(CareBotDb db, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var ids = messages.Where(m => m.Author == MessageAuthor.Customer && m.Activity.Contains("\"attachments\"", StringComparison.Ordinal)).Select(m => m.Id).ToList();
        var fetched = ids.Count == 0 ? [] : await db.Media.AsNoTracking().Where(m => ids.Contains(m.MessageId)).ToListAsync(cancellationToken);
        var keys = fetched.Select(m => m.Key).OfType<string>().ToList();
        var files = keys.Count == 0 ? [] : await db.Attachments.Where(a => keys.Contains(a.Key))
            .Select(a => new KeptFile(a.Key, a.Name, a.ContentType, a.Size)).ToDictionaryAsync(a => a.Key, cancellationToken);
        return new(fetched.ToLookup(m => m.MessageId), files);
    }

    public IReadOnlyList<AttachmentView> Of(long message, IReadOnlyList<NamedFile> named) =>
        [.. named.Select((file, i) => this.Of(file, this.media[message].FirstOrDefault(m => m.Position == i)))];

    private AttachmentView Of(NamedFile file, Media? fetched) => fetched switch
    {
        null when file.Key is { } key => new(file.Name, file.ContentType, AddressOf(key), AttachmentState.Kept, null, null),
        { State: MediaState.Kept, Key: { } key } when this.kept.TryGetValue(key, out var known) =>
            new(known.Name, known.ContentType, AddressOf(key), AttachmentState.Kept, null, known.Size),
        { State: MediaState.Waiting } => new(file.Name, file.ContentType, null, AttachmentState.Waiting, null, null),
        { State: MediaState.Failed } => new(
            file.Name, file.ContentType, null, AttachmentState.Failed, Enum.TryParse<MediaFault>(fetched.Error, out var fault) ? fault : MediaFault.Unreachable, null),
        _ => new(file.Name, file.ContentType, null, AttachmentState.Named, null, null),
    };

    private static string AddressOf(string key) => $"/api/desk/attachments/{key}";

    private sealed record KeptFile(string Key, string Name, string ContentType, long Size);
}
