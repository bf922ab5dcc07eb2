using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>
/// A dialog that speaks in a turn of <see cref="CareBotHandler"/>. It notes itself as the speaker; its stored state holds texts and numbers
/// only. A dialog that waits and gets something that is not for it ends with <see cref="Unanswered"/>: then the message is taken as new.
/// </summary>
public abstract class CareDialog(string id) : Dialog(id)
{
    /// <summary>The result of a dialog that the message was not for.</summary>
    public const string Unanswered = "unanswered";

    /// <inheritdoc/>
    public sealed override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var turn = CurrentTurn.Of(dc.Context);
        turn.Notes.Dialog = Id;
        return SpeakAsync(dc, turn, options, cancellationToken);
    }

    /// <inheritdoc/>
    public sealed override Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var turn = CurrentTurn.Of(dc.Context);
        turn.Notes.Dialog = Id;
        return HearAsync(dc, turn, (result as Microsoft.Bot.Builder.Dialogs.Choices.FoundChoice)?.Index, cancellationToken);
    }

    /// <summary>Says what the dialog has to say and ends, or waits for one of some titles.</summary>
    protected abstract Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken);

    /// <summary>Takes the index of the title that the customer chose, or null when the message chose none.</summary>
    protected virtual Task<DialogTurnResult> HearAsync(DialogContext dc, CurrentTurn turn, int? choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(Unanswered, cancellationToken);
    }

    /// <summary>Says <paramref name="text"/> and ends the dialog.</summary>
    protected static async Task<DialogTurnResult> EndSayingAsync(DialogContext dc, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        await dc.Context.SendActivityAsync(CurrentTurn.Message(text), cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }
}
