using CareBot.Bot.Channels;
using CareBot.Bot.Channels.DirectLine;
using CareBot.Dialogs;
using CareBot.Language;

namespace CareBot.Bot.Brands;

/// <summary>What the chat page's header says, from the brand's calendar.</summary>
public sealed class ChatInfo(BrandContexts brands, TimeProvider clock) : IChatInfo
{
    public Task<ShopStatus> OfAsync(ConnectedAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var brand = brands.Get(account.BrandId);
        var now = clock.GetUtcNow();
        return Task.FromResult(new ShopStatus(brand.Name, brand.Hours.IsOpen(now), NextOpening(brand, now)));
    }

    private static Dictionary<string, string>? NextOpening(BrandContext brand, DateTimeOffset now) =>
        brand.Hours.IsOpen(now) || brand.Hours.NextOpening(now) is null
            ? null
            : LanguageCode.All.ToDictionary(
                language => language,
                language => new SpokenHours(brand.Hours, brand.Sentences(language), now).NextOpening!,
                StringComparer.Ordinal);
}
