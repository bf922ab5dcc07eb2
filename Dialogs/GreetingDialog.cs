using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>Introduces the bot, once; later greetings are only returned.</summary>
public sealed class GreetingDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "greeting";

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var key = turn.Memory.Greeted ? Sentence.GreetingAgain : Sentence.Greeting;
        turn.Memory.Greeted = true;
        return EndSayingAsync(dc, turn.SayByName(key), cancellationToken);
    }
}
