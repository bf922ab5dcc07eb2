using System.Globalization;
using Microsoft.Bot.Builder.Dialogs.Memory;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog set in one turn: its stack, the context around it, and the means to begin, end and replace dialogs.</summary>
public class DialogContext
{
    private DialogStateManager _state;

    public DialogContext(DialogSet dialogs, DialogContext parentDialogContext, DialogState state)
        : this(dialogs, (parentDialogContext ?? throw new ArgumentNullException(nameof(parentDialogContext))).Context, state)
    {
        Parent = parentDialogContext;
        foreach (var (key, service) in parentDialogContext.Services)
        {
            Services[key] = service;
        }
    }

    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(turnContext);
        Dialogs = dialogs;
        Context = turnContext;
        Stack = state.DialogStack;
        ObjectPath.SetPathValue(turnContext.TurnState, TurnPath.Activity, turnContext.Activity, json: false);
    }

    public DialogSet Dialogs { get; }

    public ITurnContext Context { get; }

    /// <summary>The dialogs that were begun and have not ended; the active one comes first.</summary>
    public List<DialogInstance> Stack { get; }

    /// <summary>The context of the dialog that contains this set; null at the root.</summary>
    public DialogContext Parent { get; protected set; }

    /// <summary>Services for the dialogs; those of the parent are taken over.</summary>
    public TurnContextStateCollection Services { get; } = [];

    /// <summary>The memory of the conversation, as paths: <c>user.name</c>, <c>dialog.answer</c>, <c>turn.activity.text</c>.</summary>
    public DialogStateManager State
    {
        get => _state ??= new DialogStateManager(this);
        set => _state = value;
    }

    /// <summary>The manager that runs this turn; null when none does.</summary>
    [Obsolete("Dialogs do not need the manager that runs them.")]
    public DialogManager DialogManager => Context.TurnState.Get<DialogManager>();

    /// <summary>What is on top of the stack; null when it is empty.</summary>
    public DialogInstance ActiveDialog => Stack.FirstOrDefault();

    /// <summary>The context inside the active dialog; null unless that one contains dialogs.</summary>
    public DialogContext Child =>
        ActiveDialog is { } active && FindDialog(active.Id) is DialogContainer container ? container.CreateChildContext(this) : null;

    /// <summary>Puts a dialog on the stack and begins it.</summary>
    /// <exception cref="ArgumentException">Neither this set nor one around it has a dialog of that name.</exception>
    public async Task<DialogTurnResult> BeginDialogAsync(
        string dialogId, object options = null, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(dialogId))
        {
            throw new ArgumentNullException(nameof(dialogId));
        }

        RefuseToken(options, nameof(options));
        var dialog = FindDialog(dialogId) ?? throw new ArgumentException(
            $"There is no dialog '{dialogId}' in this dialog set or one around it; add it before it is begun.", nameof(dialogId));

        Stack.Insert(0, new DialogInstance
        {
            Id = dialogId,
            Version = dialog.GetVersion(),
            State = new Dictionary<string, object>(),
        });
        return await dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    /// <summary>Begins a prompt.</summary>
    public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(dialogId))
        {
            throw new ArgumentNullException(nameof(dialogId));
        }

        ArgumentNullException.ThrowIfNull(options);
        return BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Gives the user's activity to the active dialog. Without one the status is <c>Empty</c>.</summary>
    public async Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) =>
        ActiveDialog is null
            ? new DialogTurnResult(DialogTurnStatus.Empty)
            : await FindActive().ContinueDialogAsync(this, cancellationToken);

    /// <summary>Ends the active dialog and gives its result to the one below.</summary>
    public async Task<DialogTurnResult> EndDialogAsync(object result = null, CancellationToken cancellationToken = default)
    {
        RefuseToken(result, nameof(result));
        await EndActiveAsync(DialogReason.EndCalled, result, cancellationToken);
        return ActiveDialog is null
            ? new DialogTurnResult(DialogTurnStatus.Complete, result)
            : await FindActive().ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken);
    }

    /// <summary>Ends the active dialog, without giving a result, and begins another in its place.</summary>
    public async Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, object options = null, CancellationToken cancellationToken = default)
    {
        RefuseToken(options, nameof(options));
        await EndActiveAsync(DialogReason.ReplaceCalled, result: null, cancellationToken);
        return await BeginDialogAsync(dialogId, options, cancellationToken);
    }

    public Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default) =>
        CancelAllDialogsAsync(cancelParents: false, eventName: null, eventValue: null, cancellationToken);

    /// <summary>
    /// Ends every dialog of this stack and, with <paramref name="cancelParents"/>, of those around it. From the second dialog on each
    /// gets the event first; one that handles it stays, with all below it.
    /// </summary>
    public async Task<DialogTurnResult> CancelAllDialogsAsync(
        bool cancelParents, string eventName = null, object eventValue = null, CancellationToken cancellationToken = default)
    {
        if (Stack.Count == 0 && Parent is null)
        {
            return new DialogTurnResult(DialogTurnStatus.Empty);
        }

        var first = true;
        for (var context = this; context is not null; context = cancelParents ? context.Parent : null)
        {
            while (context.Stack.Count > 0)
            {
                if (!first && await context.EmitEventAsync(
                    eventName ?? DialogEvents.CancelDialog, eventValue, bubble: false, fromLeaf: false, cancellationToken))
                {
                    return new DialogTurnResult(DialogTurnStatus.Cancelled);
                }

                first = false;
                await context.EndActiveAsync(DialogReason.CancelCalled, result: null, cancellationToken);
            }

            first = false;
        }

        return new DialogTurnResult(DialogTurnStatus.Cancelled);
    }

    /// <summary>Asks the user again, unless a dialog handles the event of that name.</summary>
    public async Task RepromptDialogAsync(CancellationToken cancellationToken = default)
    {
        var handled = await EmitEventAsync(
            DialogEvents.RepromptDialog, value: null, bubble: false, fromLeaf: false, cancellationToken);
        if (!handled && ActiveDialog is not null)
        {
            await FindActive().RepromptDialogAsync(Context, ActiveDialog, cancellationToken);
        }
    }

    /// <summary>The dialog of that name in this set or one around it; null when there is none.</summary>
    public Dialog FindDialog(string dialogId) => Dialogs.Find(dialogId) ?? Parent?.FindDialog(dialogId);

    /// <summary>Raises an event in the active dialog or, with <paramref name="fromLeaf"/>, in the innermost active one.</summary>
    /// <returns>Whether somebody handled it.</returns>
    public async Task<bool> EmitEventAsync(
        string name, object value = null, bool bubble = true, bool fromLeaf = false, CancellationToken cancellationToken = default)
    {
        var context = this;
        while (fromLeaf && context.Child is { } child)
        {
            context = child;
        }

        var dialogEvent = new DialogEvent { Bubble = bubble, Name = name, Value = value };
        return context.ActiveDialog is { } active && context.FindDialog(active.Id) is { } dialog
            && await dialog.OnDialogEventAsync(context, dialogEvent, cancellationToken);
    }

    /// <summary>The locale of the turn, else of the activity, else of the current culture.</summary>
    public string GetLocale()
    {
        var locale = State.TryGetValue<string>("turn.locale", out var turnLocale) && !string.IsNullOrEmpty(turnLocale)
            ? turnLocale
            : Context.Activity.Locale;
        try
        {
            return string.IsNullOrEmpty(locale) ? CultureInfo.CurrentCulture.Name : new CultureInfo(locale).ToString();
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.CurrentCulture.Name;
        }
    }

    /// <summary>A token in the place of a value is a call that meant another overload.</summary>
    internal static void RefuseToken(object value, string name)
    {
        if (value is CancellationToken)
        {
            throw new ArgumentException($"{name} cannot be a cancellation token.", name);
        }
    }

    private Dialog FindActive() => FindDialog(ActiveDialog.Id) ?? throw new InvalidOperationException(
        $"The dialog '{ActiveDialog.Id}' is on the stack, but neither this dialog set nor one around it has it.");

    private async Task EndActiveAsync(DialogReason reason, object result, CancellationToken cancellationToken)
    {
        if (ActiveDialog is not { } active)
        {
            return;
        }

        if (FindDialog(active.Id) is { } dialog)
        {
            await dialog.EndDialogAsync(Context, active, reason, cancellationToken);
        }

        Stack.RemoveAt(0);
        ObjectPath.SetPathValue(Context.TurnState, TurnPath.LastResult, result);
    }
}
