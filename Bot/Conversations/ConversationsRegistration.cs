using CareBot.Bot.Channels;
using CareBot.Bot.Conversations.Hub;
using CareBot.Bot.Storage;
using CareBot.Dialogs;

namespace CareBot.Bot.Conversations;

public static class ConversationsRegistration
{
    public static void AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(configuration.GetSection("Conversations").Get<ConversationsOptions>() ?? new ConversationsOptions());
        services.AddSingleton(HubOptions.Read(configuration, []));
        services.AddSingleton<BotFactory>(state => new CareBotHandler(state));
        services.AddSingleton<PublicPosts>();
        services.AddSingleton<JoiningByCode>();
        services.AddSingleton(provider =>
        {
            var adapter = new TurnAdapter();
            adapter.Use(provider.GetRequiredService<PublicPosts>());
            adapter.Use(provider.GetRequiredService<JoiningByCode>());
            adapter.Use(new NumberedChoices());
            return adapter;
        });
        services.AddSingleton<TurnStore>();
        services.AddSingleton<TurnCommit>();
        services.AddSingleton<TurnWords>();
        services.AddSingleton<TurnDecider>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<TypingIndicator>();
        services.AddSingleton<ITurnReplies, TurnReplies>();
        if (StorageOptions.From(configuration).Provider == StorageProvider.Postgres)
        {
            services.AddSingleton<IConversationClaims, PostgresClaims>();
        }
        else
        {
            services.AddSingleton<IConversationClaims, SqliteClaims>();
        }

        services.AddHostedService<InboxPump>();
        services.AddHostedService<HubPatience>();
    }
}
