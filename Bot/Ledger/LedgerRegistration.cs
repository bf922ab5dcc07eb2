namespace CareBot.Bot.Ledger;

public static class LedgerRegistration
{
    public static void AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<LedgerReader>();
        services.AddSingleton<SetAside>();
    }
}
