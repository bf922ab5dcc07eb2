using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.X;

/// <summary>Pictures in X's direct messages: their address opens for our user's signature only.</summary>
internal sealed class XFiles(XOptions options, TimeProvider clock) : IMediaSource
{
    public IReadOnlyList<string> Channels { get; } = [XChannel.ChannelId];

    public IReadOnlyList<string> Hosts { get; } = ["ton.twitter.com", "ton.x.com", ".twimg.com"];

    public string? Read(Attachment attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return attachment.ContentUrl;
    }

    public Task<MediaPlace> LocateAsync(ConnectedAccount account, string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (options.Users.FirstOrDefault(u => u.Id == account.ExternalId) is not { } user)
        {
            return Task.FromResult(MediaPlace.None(SendOutcome.TokenDead));
        }

        var place = MediaPlace.At(source);
        if (place.Address is not { } address || address.Host.EndsWith(".twimg.com", StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(place);
        }

        var keys = new OAuth1Keys(options.ConsumerKey, options.ConsumerSecrets[0], user.Token, user.TokenSecret);
        return Task.FromResult(place with
        {
            Authorization = OAuth1.Header(keys, "GET", address, Guid.NewGuid().ToString("N"), clock.GetUtcNow().ToUnixTimeSeconds()),
        });
    }
}
