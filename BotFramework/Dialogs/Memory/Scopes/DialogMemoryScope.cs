namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>
/// <c>dialog</c>: what the active dialog remembers if it is a container that binds this scope, else the dialog around it. At the root it
/// is the active dialog.
/// </summary>
public class DialogMemoryScope() : MemoryScope(ScopePath.Dialog)
{
    public override object GetMemory(DialogContext dc) => Owner(dc)?.State;

    /// <exception cref="InvalidOperationException">No dialog is active.</exception>
    public override void SetMemory(DialogContext dc, object memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var owner = Owner(dc) ?? throw new InvalidOperationException("No dialog is active that could remember this.");
        owner.State = memory as IDictionary<string, object> ?? ObjectPath.MapValueTo<Dictionary<string, object>>(memory);
    }

    internal static DialogInstance Owner(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.ActiveDialog is { } active && dc.FindDialog(active.Id) is DialogContainer { IgnoreMemoryScopeBinding: false }
            ? active
            : dc.Parent?.ActiveDialog ?? dc.ActiveDialog;
    }
}
