namespace CareBot.Bot.Feed;

public static class FeedRegistration
{
    public static void AddFeed(this IServiceCollection services)
    {
        services.AddSingleton<FeedReader>();
        services.AddHostedService<FeedWatcher>();
        services.AddSingleton<WrongClock>();
        services.AddHostedService<Housekeeping>();
    }
}
