using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>State of a conversation, whoever speaks. Key: <c>{channel}/conversations/{conversation}</c>.</summary>
public class ConversationState(IStorage storage) : BotState(storage, nameof(ConversationState))
{
    /// <exception cref="InvalidOperationException">The activity has no channel or conversation id.</exception>
    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{turnContext.Activity.RequireChannelId()}/conversations/{turnContext.Activity.RequireConversationId()}";
}

/// <summary>State of a user, in whatever conversation. Key: <c>{channel}/users/{user}</c>.</summary>
public class UserState(IStorage storage) : BotState(storage, nameof(UserState))
{
    /// <exception cref="InvalidOperationException">The activity has no channel or sender id.</exception>
    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{turnContext.Activity.RequireChannelId()}/users/{turnContext.Activity.RequireFromId()}";
}

/// <summary>State of a user in a conversation. Key: <c>{channel}/conversations/{conversation}/users/{user}</c>.</summary>
public class PrivateConversationState(IStorage storage) : BotState(storage, nameof(PrivateConversationState))
{
    /// <exception cref="InvalidOperationException">The activity has no channel, conversation or sender id.</exception>
    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{turnContext.Activity.RequireChannelId()}/conversations/{turnContext.Activity.RequireConversationId()}"
            + $"/users/{turnContext.Activity.RequireFromId()}";
}

/// <summary>The ids that storage keys are made of.</summary>
internal static class StorageKeyParts
{
    internal static string RequireChannelId(this Activity activity) =>
        activity.ChannelId ?? throw new InvalidOperationException("The activity has no ChannelId to keep state by.");

    internal static string RequireConversationId(this Activity activity) =>
        activity.Conversation?.Id ?? throw new InvalidOperationException("The activity has no Conversation.Id to keep state by.");

    internal static string RequireFromId(this Activity activity) =>
        activity.From?.Id ?? throw new InvalidOperationException("The activity has no From.Id to keep state by.");
}
