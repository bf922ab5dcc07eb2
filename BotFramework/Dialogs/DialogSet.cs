using System.Text;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Dialogs that can begin each other, by name, and the stack that they share.</summary>
public class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = [];
    private readonly IStatePropertyAccessor<DialogState> _dialogState;
    private IBotTelemetryClient _telemetryClient = NullBotTelemetryClient.Instance;
    private string _version;

    /// <summary>A set whose stack lies in a state.</summary>
    public DialogSet(IStatePropertyAccessor<DialogState> dialogState)
    {
        ArgumentNullException.ThrowIfNull(dialogState);
        _dialogState = dialogState;
    }

    /// <summary>A set whose stack is kept by somebody else; it cannot make contexts.</summary>
    public DialogSet()
    {
    }

    /// <summary>Where this set and every dialog in it report.</summary>
    public IBotTelemetryClient TelemetryClient
    {
        get => _telemetryClient;
        set
        {
            _telemetryClient = value ?? NullBotTelemetryClient.Instance;
            // Components can contain each other: one that reports there already is not told again.
            foreach (var dialog in _dialogs.Values.Where(dialog => !ReferenceEquals(dialog.TelemetryClient, _telemetryClient)))
            {
                dialog.TelemetryClient = _telemetryClient;
            }
        }
    }

    /// <summary>Text that changes when a dialog of the set does.</summary>
    public virtual string GetVersion()
    {
        if (_version is null)
        {
            var versions = new StringBuilder();
            foreach (var (id, dialog) in _dialogs)
            {
                versions.Append('|').Append(id).Append(':').Append(dialog.GetVersion());
            }

            _version = StringUtils.Hash(versions.ToString());
        }

        return _version;
    }

    /// <summary>Adds a dialog and those that it brings along. A second dialog of the same name is renamed with a number.</summary>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        if (_dialogs.TryGetValue(dialog.Id, out var present))
        {
            if (ReferenceEquals(present, dialog))
            {
                return this;
            }

            dialog.Id = FreeName(dialog.Id);
        }

        _version = null;
        dialog.TelemetryClient = _telemetryClient;
        _dialogs[dialog.Id] = dialog;
        foreach (var dependency in (dialog as IDialogDependencies)?.GetDependencies() ?? [])
        {
            Add(dependency);
        }

        return this;
    }

    /// <summary>The dialog of that name; null when there is none.</summary>
    public Dialog Find(string dialogId)
    {
        if (string.IsNullOrWhiteSpace(dialogId))
        {
            throw new ArgumentNullException(nameof(dialogId));
        }

        return _dialogs.GetValueOrDefault(dialogId);
    }

    public IEnumerable<Dialog> GetDialogs() => _dialogs.Values;

    /// <summary>The set in this turn, with the stack from its state.</summary>
    /// <exception cref="InvalidOperationException">The set was made without a state.</exception>
    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (_dialogState is null)
        {
            throw new InvalidOperationException("A dialog set that was made without a state accessor cannot make a context.");
        }

        var state = await _dialogState.GetAsync(turnContext, () => new DialogState(), cancellationToken);
        return new DialogContext(this, turnContext, state);
    }

    private string FreeName(string name)
    {
        var number = 2;
        while (_dialogs.ContainsKey(name + number))
        {
            number++;
        }

        return name + number;
    }
}
