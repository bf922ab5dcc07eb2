namespace CareBot.Bot.Outbox;

public static class OutboxRegistration
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton(OutboxSchedule.Default);
        services.AddSingleton<SendBudgets>();
        services.AddSingleton<OutboxStore>();
        services.AddHostedService<OutboxDispatcher>();
    }
}
