namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Runs a dialog as the whole bot, with its states: loads them, continues or begins the dialog, and saves them.</summary>
[Obsolete("Use Dialog.RunAsync.")]
public class DialogManager
{
    private const string LastAccessName = "_lastAccess";

    private readonly string _dialogStateProperty;
    private string _rootDialogId;

    public DialogManager(Dialog rootDialog = null, string dialogStateProperty = null)
    {
        _dialogStateProperty = dialogStateProperty ?? "DialogState";
        RootDialog = rootDialog;
    }

    /// <summary>Null takes the one of the turn state.</summary>
    public ConversationState ConversationState { get; set; }

    /// <summary>Null takes the one of the turn state, where there is one.</summary>
    public UserState UserState { get; set; }

    /// <summary>What every turn finds in its turn state.</summary>
    public TurnContextStateCollection InitialTurnState { get; } = [];

    public DialogSet Dialogs { get; set; } = new();

    /// <summary>The scopes and short forms of the memory; null takes the defaults.</summary>
    public Memory.DialogStateManagerConfiguration StateConfiguration { get; set; }

    /// <summary>After so many milliseconds of silence a conversation begins anew; null: never.</summary>
    public int? ExpireAfter { get; set; }

    public Dialog RootDialog
    {
        get => _rootDialogId is null ? null : Dialogs.Find(_rootDialogId);
        set
        {
            Dialogs = new DialogSet();
            _rootDialogId = value?.Id;
            if (value is not null)
            {
                Dialogs.TelemetryClient = value.TelemetryClient;
                Dialogs.Add(value);
                AddContainersIn(value);
            }
        }
    }

    /// <exception cref="InvalidOperationException">There is no root dialog, or no conversation state here or in the turn state.</exception>
    public async Task<DialogManagerResult> OnTurnAsync(ITurnContext context, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(context);
        if (_rootDialogId is null)
        {
            throw new InvalidOperationException("The dialog manager has no root dialog.");
        }

        PrepareTurn(context);
        await RestartIfExpiredAsync(context, cancellationToken);
        var stack = await ConversationState.CreateProperty<DialogState>(_dialogStateProperty)
            .GetAsync(context, () => new DialogState(), cancellationToken);
        var dc = new DialogContext(Dialogs, context, stack);
        var result = await DialogExtensions.RunTurnAsync(dc, _rootDialogId, StateConfiguration, cancellationToken);
        await SavedStates().SaveAllChangesAsync(context, force: false, cancellationToken);
        return new DialogManagerResult { TurnResult = result };
    }

    /// <summary>Containers inside containers can be begun from everywhere.</summary>
    private void AddContainersIn(Dialog dialog)
    {
        foreach (var inner in (dialog as DialogContainer)?.Dialogs.GetDialogs().OfType<DialogContainer>() ?? [])
        {
            if (Dialogs.GetDialogs().All(known => known.Id != inner.Id))
            {
                Dialogs.Add(inner);
                AddContainersIn(inner);
            }
        }
    }

    private BotStateSet SavedStates() => UserState is null ? new BotStateSet(ConversationState) : new BotStateSet(ConversationState, UserState);

    private void PrepareTurn(ITurnContext context)
    {
        foreach (var (key, value) in InitialTurnState)
        {
            context.TurnState[key] = value;
        }

        context.TurnState.Set(this);
        ConversationState ??= context.TurnState.Get<ConversationState>()
            ?? throw new InvalidOperationException("There is no conversation state in the dialog manager or the turn state.");
        UserState ??= context.TurnState.Get<UserState>();
        context.TurnState.Set(ConversationState);
        context.TurnState.Set(UserState);
    }

    private async Task RestartIfExpiredAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var lastAccess = ConversationState.CreateProperty<DateTime>(LastAccessName);
        var before = await lastAccess.GetAsync(context, () => now, cancellationToken);
        if (ExpireAfter is { } limit && now - before >= TimeSpan.FromMilliseconds(limit))
        {
            await ConversationState.ClearStateAsync(context, cancellationToken);
        }

        await lastAccess.SetAsync(context, now, cancellationToken);
    }
}
