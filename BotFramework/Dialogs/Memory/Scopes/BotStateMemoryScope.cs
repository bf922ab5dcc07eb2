namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>A state that the turn state holds under its class. Without it the scope is empty.</summary>
public class BotStateMemoryScope<T>(string name) : MemoryScope(name)
    where T : BotState
{
    public override object GetMemory(DialogContext dialogContext)
    {
        ArgumentNullException.ThrowIfNull(dialogContext);
        return StateOf(dialogContext)?.GetCachedState(dialogContext.Context)?.State;
    }

    public override void SetMemory(DialogContext dialogContext, object memory) => throw ReadOnly();

    public override Task LoadAsync(DialogContext dialogContext, bool force = false, CancellationToken cancellationToken = default) =>
        StateOf(dialogContext)?.LoadAsync(dialogContext.Context, force, cancellationToken) ?? Task.CompletedTask;

    public override Task SaveChangesAsync(
        DialogContext dialogContext, bool force = false, CancellationToken cancellationToken = default) =>
        StateOf(dialogContext)?.SaveChangesAsync(dialogContext.Context, force, cancellationToken) ?? Task.CompletedTask;

    public override Task DeleteAsync(DialogContext dialogContext, CancellationToken cancellationToken = default) =>
        StateOf(dialogContext)?.DeleteAsync(dialogContext.Context, cancellationToken) ?? Task.CompletedTask;

    private static T StateOf(DialogContext dialogContext) => dialogContext.Context.TurnState.Get<T>();
}

/// <summary><c>user</c>: the user state.</summary>
public class UserMemoryScope() : BotStateMemoryScope<UserState>(ScopePath.User);

/// <summary><c>conversation</c>: the conversation state.</summary>
public class ConversationMemoryScope() : BotStateMemoryScope<ConversationState>(ScopePath.Conversation);
