namespace CareBot.Bot.Outbox;

public static class OutboxRegistration
{
    public static void AddOutbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(OutboxSchedule.Read(configuration));
        services.AddSingleton<SendBudgets>();
        services.AddSingleton<AccountAlarms>();
        services.AddSingleton<OutboxTaking>();
        services.AddSingleton<OutboxStore>();
        services.AddHostedService<OutboxDispatcher>();
    }
}
