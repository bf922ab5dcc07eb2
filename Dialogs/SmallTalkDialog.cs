using CareBot.Dialogs.Understanding;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>What needs a reply but no search: who is speaking, how it is, a question announced, a yes to nothing, a message without words.</summary>
public sealed class SmallTalkDialog() : CareDialog(Name)
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "small-talk";

    /// <inheritdoc/>
    protected override Task<DialogTurnResult> SpeakAsync(DialogContext dc, CurrentTurn turn, object? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(turn);
        var key = turn.Reading.Kind switch
        {
            MessageKind.BotOrHuman => Sentence.SmallTalkBot,
            MessageKind.HowAreYou => Sentence.SmallTalkHowAreYou,
            MessageKind.Wordless when dc.Context.Activity.Attachments?.Count > 0 => Sentence.SmallTalkAttachment,
            MessageKind.Wordless => Sentence.SmallTalkWordless,
            MessageKind.No => Sentence.OfferDeclined,
            _ => Sentence.SmallTalkGoAhead,
        };
        return EndSayingAsync(dc, turn.Say(key), cancellationToken);
    }
}
