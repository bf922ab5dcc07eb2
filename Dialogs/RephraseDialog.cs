using CareBot.Handoff;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>Asks once for other words, in the sentence it is given; when that did not help either, offers a person.</summary>
public sealed class RephraseDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "rephrase";

    /// <inheritdoc/>
    protected override async Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(turn);
        turn.Memory.Misses++;
        if (turn.Memory.Misses == 1)
        {
            return await EndSayingAsync(dc, turn.Say((string)options!), cancellationToken);
        }
        string[] titles = [turn.Say(Sentence.OfferYes), turn.Say(Sentence.OfferNo)];
        await dc.Context.SendActivityAsync(CurrentTurn.Message(turn.Say(Sentence.OfferPerson), titles), cancellationToken);
        return await WaitForYesOrNoAsync(dc, titles, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> HearAsync(DialogContext dc, CurrentTurn turn, int? choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(turn);
        if (choice == 0)
        {
            return dc.ReplaceDialogAsync(PersonDialog.Name, HandoffReason.Unresolved, cancellationToken);
        }
        if (choice is null)
        {
            return dc.EndDialogAsync(Unanswered, cancellationToken);
        }
        turn.Memory.Misses = 0;
        return EndSayingAsync(dc, turn.Say(Sentence.OfferDeclined), cancellationToken);
    }
}
