namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>One part of the memory: where it lies, and how it is read and written.</summary>
public abstract class MemoryScope
{
    public MemoryScope(string name, bool includeInSnapshot = true)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        IncludeInSnapshot = includeInSnapshot;
    }

    public string Name { get; set; }

    public bool IncludeInSnapshot { get; protected set; }

    /// <summary>The object that paths of this scope lead into; null when there is none in this turn.</summary>
    public abstract object GetMemory(DialogContext dc);

    public abstract void SetMemory(DialogContext dc, object memory);

    public virtual Task LoadAsync(DialogContext dialogContext, bool force = false, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    public virtual Task SaveChangesAsync(
        DialogContext dialogContext, bool force = false, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public virtual Task DeleteAsync(DialogContext dialogContext, CancellationToken cancellationToken = default) => Task.CompletedTask;

    internal NotSupportedException ReadOnly() => new($"The memory scope '{Name}' cannot be replaced.");
}
