namespace CareBot.Bot.Channels.DirectLine;

/// <summary>What the chat page's header says about the shop behind an account.</summary>
public interface IChatInfo
{
    Task<ShopStatus> OfAsync(ConnectedAccount account, CancellationToken cancellationToken);
}

/// <summary>The shop and its hours at this moment.</summary>
/// <param name="Brand">The name customers read.</param>
/// <param name="IsOpen">Whether staff are at work.</param>
/// <param name="NextOpening">While closed: when staff are back, ready to read, by language (<c>id</c>, <c>en</c>, <c>ms</c>), for example <c>Senin pukul 08.00 WIB</c>; null while open or if no opening is known.</param>
public sealed record ShopStatus(string Brand, bool IsOpen, IReadOnlyDictionary<string, string>? NextOpening);
