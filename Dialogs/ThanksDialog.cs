using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>Takes thanks without searching for anything.</summary>
public sealed class ThanksDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "thanks";

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return EndSayingAsync(dc, turn.SayByName(Sentence.Thanks), cancellationToken);
    }
}
