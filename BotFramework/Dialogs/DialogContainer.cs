using Microsoft.Bot.Builder.TraceExtensions;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog that contains a set of dialogs with a stack of its own.</summary>
public abstract class DialogContainer : Dialog
{
    protected DialogContainer(string dialogId = null)
        : base(dialogId)
    {
    }

    protected DialogContainer(bool ignoreMemoryScopeBinding, string dialogId = null)
        : base(dialogId)
    {
        IgnoreMemoryScopeBinding = ignoreMemoryScopeBinding;
    }

    [JsonProperty("dialogs")]
    public DialogSet Dialogs { get; set; } = new();

    /// <summary>Whether the memory scope <c>dialog</c> passes over this container to the one around it.</summary>
    [JsonProperty("ignoreMemoryScopeBinding")]
    public bool IgnoreMemoryScopeBinding { get; set; }

    [JsonIgnore]
    public override IBotTelemetryClient TelemetryClient
    {
        get => base.TelemetryClient;
        set
        {
            base.TelemetryClient = value;
            Dialogs.TelemetryClient = base.TelemetryClient;
        }
    }

    /// <summary>The context inside this container, which must be the active dialog; null when nothing is active inside.</summary>
    public abstract DialogContext CreateChildContext(DialogContext dc);

    public virtual Dialog FindDialog(string dialogId) => Dialogs.Find(dialogId);

    /// <summary>As <see cref="FindDialog(string)"/>, then in the sets around <paramref name="dc"/>.</summary>
    public virtual Dialog FindDialog(string dialogId, DialogContext dc = null) => FindDialog(dialogId) ?? dc?.FindDialog(dialogId);

    public override async Task<bool> OnDialogEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
    {
        var handled = await base.OnDialogEventAsync(dc, e, cancellationToken);
        if (!handled && e.Name == DialogEvents.VersionChanged)
        {
            await dc.Context.TraceActivityAsync(
                $"Unhandled dialog event: {e.Name}. Active dialog: {dc.ActiveDialog.Id}", cancellationToken: cancellationToken);
        }

        return handled;
    }

    /// <summary>Text that changes when a dialog inside does.</summary>
    protected virtual string GetInternalVersion() => Dialogs.GetVersion();

    /// <summary>Raises <c>versionChanged</c> when the dialogs inside are not those that the running conversation was begun with.</summary>
    protected virtual async Task CheckForVersionChangeAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        var begunWith = dc.ActiveDialog.Version;
        dc.ActiveDialog.Version = GetInternalVersion();
        if (begunWith is not null && begunWith != dc.ActiveDialog.Version)
        {
            await dc.EmitEventAsync(DialogEvents.VersionChanged, Id, bubble: true, fromLeaf: false, cancellationToken);
        }
    }
}
