using CareBot.Handoff;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>Answers anger with understanding, without an argument and without a search, and passes the conversation to a person.</summary>
public sealed class AngerDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "anger";

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return GivingUp.ToPersonAsync(dc, turn, HandoffReason.Angry, turn.SayByName(Sentence.HandoffAngry), cancellationToken);
    }
}
