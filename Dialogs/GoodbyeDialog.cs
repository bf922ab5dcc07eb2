using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>Says goodbye.</summary>
public sealed class GoodbyeDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "goodbye";

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return EndSayingAsync(dc, turn.SayByName(Sentence.Goodbye), cancellationToken);
    }
}
