using CareBot.Handoff;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>Passes the conversation to a person because the customer wants one, or accepted one (<see cref="HandoffReason.Unresolved"/> as option).</summary>
public sealed class PersonDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "person";

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return GivingUp.ToPersonAsync(dc, turn, options as HandoffReason? ?? HandoffReason.AskedForPerson, turn.Say(Sentence.HandoffAsked), cancellationToken);
    }
}
