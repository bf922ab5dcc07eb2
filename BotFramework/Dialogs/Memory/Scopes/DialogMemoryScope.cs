namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>
/// <c>dialog</c>: what the nearest container remembers, that is the active dialog if it is one, else the dialog around it. At the root
/// it is the active dialog.
/// </summary>
public class DialogMemoryScope() : MemoryScope(ScopePath.Dialog)
{
    public override object GetMemory(DialogContext dc) => Owner(dc)?.State;

    /// <exception cref="InvalidOperationException">No dialog is active.</exception>
    public override void SetMemory(DialogContext dc, object memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var owner = Owner(dc) ?? throw new InvalidOperationException("No dialog is active that could remember this.");
        owner.State = ObjectPath.MapValueTo<Dictionary<string, object>>(memory);
    }

    internal static DialogInstance Owner(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        for (var context = dc; context is not null; context = context.Parent)
        {
            if (context.ActiveDialog is { } active
                && context.FindDialog(active.Id) is DialogContainer { IgnoreMemoryScopeBinding: false })
            {
                return active;
            }
        }

        return dc.Parent?.ActiveDialog ?? dc.ActiveDialog;
    }
}
