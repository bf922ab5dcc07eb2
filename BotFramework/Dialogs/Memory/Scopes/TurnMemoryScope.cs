namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary><c>turn</c>: what lasts for this turn.</summary>
public class TurnMemoryScope() : MemoryScope(ScopePath.Turn)
{
    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (!dc.Context.TurnState.TryGetValue(ScopePath.Turn, out var memory))
        {
            memory = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
            dc.Context.TurnState[ScopePath.Turn] = memory;
        }

        return memory;
    }

    public override void SetMemory(DialogContext dc, object memory)
    {
        ArgumentNullException.ThrowIfNull(dc);
        dc.Context.TurnState[ScopePath.Turn] = memory;
    }
}

/// <summary><c>this</c>: what the active dialog remembers.</summary>
public class ThisMemoryScope() : MemoryScope(ScopePath.This)
{
    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.ActiveDialog?.State;
    }

    /// <exception cref="InvalidOperationException">No dialog is active.</exception>
    public override void SetMemory(DialogContext dc, object memory)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(memory);
        var active = dc.ActiveDialog ?? throw new InvalidOperationException("No dialog is active that could remember this.");
        active.State = memory as IDictionary<string, object> ?? ObjectPath.MapValueTo<Dictionary<string, object>>(memory);
    }
}
