namespace Microsoft.Bot.Builder;

/// <summary>Middleware that bots commonly start with.</summary>
public static class AdapterExtensions
{
    /// <summary>Puts the storage into the state of every turn.</summary>
    public static BotAdapter UseStorage(this BotAdapter botAdapter, IStorage storage) =>
        botAdapter.Use(new RegisterClassMiddleware<IStorage>(RequiredArgument(storage, nameof(storage))));

    /// <summary>Puts the states into the state of every turn, each under its class.</summary>
    public static BotAdapter UseBotState(this BotAdapter botAdapter, params BotState[] botStates)
    {
        foreach (var state in RequiredArgument(botStates, nameof(botStates)))
        {
            botAdapter.Use(new RegisterClassMiddleware<BotState>(state, state.GetType().FullName));
        }

        return botAdapter;
    }

    /// <summary>As <see cref="UseBotState"/>; with <paramref name="auto"/> they are also saved after every turn.</summary>
    public static BotAdapter UseState(
        this BotAdapter botAdapter, UserState userState, ConversationState conversationState, bool auto = true)
    {
        RequiredArgument(userState, nameof(userState));
        RequiredArgument(conversationState, nameof(conversationState));
        return auto
            ? botAdapter.UseBotState(userState, conversationState).Use(new AutoSaveStateMiddleware(userState, conversationState))
            : botAdapter.UseBotState(userState, conversationState);
    }

    private static T RequiredArgument<T>(T value, string name) => value ?? throw new ArgumentNullException(name);
}
