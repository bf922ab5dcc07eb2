using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>
/// <c>dialogcontext</c>: which dialogs run, to read only: <c>stack</c> (all of them, the innermost first), <c>activeDialog</c> and
/// <c>parent</c>.
/// </summary>
public class DialogContextMemoryScope() : MemoryScope(ScopePath.DialogContext, includeInSnapshot: false)
{
    public const string Stack = "stack";
    public const string ActiveDialog = "activeDialog";
    public const string Parent = "parent";

    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var innermost = dc;
        while (innermost.Child is { } child)
        {
            innermost = child;
        }

        var stack = new JArray();
        for (var context = innermost; context is not null; context = context.Parent)
        {
            foreach (var instance in context.Stack)
            {
                stack.Add(instance.Id);
            }
        }

        return new JObject
        {
            [Stack] = stack,
            [ActiveDialog] = dc.ActiveDialog?.Id,
            [Parent] = dc.Parent?.ActiveDialog?.Id,
        };
    }

    public override void SetMemory(DialogContext dc, object memory) => throw ReadOnly();
}
