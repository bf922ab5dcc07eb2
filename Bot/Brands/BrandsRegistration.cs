using CareBot.Bot.Channels.DirectLine;
using CareBot.Bot.Hosting;

namespace CareBot.Bot.Brands;

public static class BrandsRegistration
{
    public static void AddBrands(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(BrandsSetting.Read(configuration));
        services.AddSingleton<BrandContexts>();
        services.AddSingleton<ReleaseIndexes>();
        services.AddSingleton<BrandLoader>();
        services.AddSingleton<ReleasePublisher>();
        services.AddSingleton<AccountSettlement>();
        services.AddSingleton<StartUp>();
        services.AddSingleton<IChatInfo, ChatInfo>();
    }
}
