using CareBot.Dialogs.Prompts;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace CareBot.Dialogs;

/// <summary>
/// A dialog that speaks in a turn of <see cref="CareBotHandler"/>. It notes itself as the speaker; its stored state holds texts and numbers
/// only. A dialog that waits and gets something that is not for it ends with <see cref="Unanswered"/>: then the message is taken as new.
/// </summary>
public abstract class CareDialog(string id) : Dialog(id)
{
    /// <summary>The result of a dialog that the message was not for.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>Ids of the prompts that wait for one of some titles, and for agreement or refusal.</summary>
    public const string Titles = "titles", Agreement = "agreement";

    private const int Yes = 0;
    private const int No = 1;

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
        return HearAsync(dc, turn, result switch { FoundChoice choice => choice.Index, true => Yes, false => No, _ => null }, cancellationToken);
    }

    /// <summary>Says what the dialog has to say and ends, or waits for one of some titles, or for yes or no.</summary>
    protected abstract Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken);

    /// <summary>Takes the index of the title that the customer chose, 0 for yes and 1 for no; null when the message chose none.</summary>
    protected virtual Task<DialogTurnResult> HearAsync(DialogContext dc, CurrentTurn turn, int? choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(Unanswered, cancellationToken);
    }

    /// <summary>Waits for one of the titles that were shown; anything else ends the wait, for the customer may want something new.</summary>
    protected static Task<DialogTurnResult> WaitForAsync(DialogContext dc, IEnumerable<string> titles, bool numbered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.PromptAsync(Titles, SelectionPrompt.For(titles, numbered), cancellationToken);
    }

    /// <summary>Waits for one of two labels that were shown, or for agreement or refusal in any words; anything else ends the wait.</summary>
    protected static Task<DialogTurnResult> WaitForYesOrNoAsync(DialogContext dc, IEnumerable<string> labels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.PromptAsync(Agreement, SelectionPrompt.For(labels, numbered: false), cancellationToken);
    }

    /// <summary>Says <paramref name="text"/> and ends the dialog.</summary>
    protected static async Task<DialogTurnResult> EndSayingAsync(DialogContext dc, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        await dc.Context.SendActivityAsync(CurrentTurn.Message(text), cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }
}
