namespace CareBot.Bot.Inbox;

public static class InboxRegistration
{
    public static void AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<FragmentPolicy>();
        services.AddSingleton<IInbox, Inbox>();
    }
}
