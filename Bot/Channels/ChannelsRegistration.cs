namespace CareBot.Bot.Channels;

public static class ChannelsRegistration
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Accounts>();
        services.AddSingleton<ChannelSet>();
    }
}
