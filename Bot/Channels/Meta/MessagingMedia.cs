using CareBot.Bot.Channels.Instagram;
using CareBot.Bot.Channels.Messenger;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// Pictures, voice and files of Messenger and Instagram: Meta gives an address that soon expires. What customers share or mention (posts, reels,
/// stories) has a type of Meta's own and is not fetched: stories must not be kept.
/// </summary>
internal sealed class MessagingMedia : IMediaSource
{
    public IReadOnlyList<string> Channels { get; } = [MessengerChannel.ChannelId, InstagramChannel.ChannelId];

    public IReadOnlyList<string> Hosts { get; } = [".fbcdn.net", ".fbsbx.com", ".cdninstagram.com"];

    public string? Read(Attachment attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return attachment.ContentType?.StartsWith("application/vnd.", StringComparison.Ordinal) == true ? null : attachment.ContentUrl;
    }

    public Task<MediaPlace> LocateAsync(ConnectedAccount account, string source, CancellationToken cancellationToken) => Task.FromResult(MediaPlace.At(source));
}
