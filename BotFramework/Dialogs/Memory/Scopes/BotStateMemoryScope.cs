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

    /// <exception cref="ArgumentException">The turn state does not hold the state.</exception>
    /// <exception cref="NotSupportedException">It does, but a state cannot be replaced.</exception>
    public override void SetMemory(DialogContext dialogContext, object memory)
    {
        ArgumentNullException.ThrowIfNull(dialogContext);
        throw StateOf(dialogContext) is null
            ? new ArgumentException($"The turn state holds no {typeof(T).Name}.", nameof(dialogContext))
            : ReadOnly();
    }

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
