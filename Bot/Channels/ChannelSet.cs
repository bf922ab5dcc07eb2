namespace CareBot.Bot.Channels;

/// <summary>The channels of this program, by id.</summary>
public sealed class ChannelSet(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> byId = channels.ToDictionary(c => c.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<IChannel> All => this.byId.Values;

    /// <summary>The channel of an account.</summary>
    /// <exception cref="InvalidOperationException">This program has no such channel.</exception>
    public IChannel Of(ConnectedAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return this.byId.TryGetValue(account.Channel, out var channel)
            ? channel
            : throw new InvalidOperationException($"The account '{account.Name}' belongs to the channel '{account.Channel}', which this program does not have.");
    }
}
