using CareBot.Handoff;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace CareBot.Dialogs;

/// <summary>Gives a conversation to a person: an honest sentence, the <c>handoff.initiate</c> event, and an empty dialog stack.</summary>
internal static class GivingUp
{
    /// <param name="lead">What is said before the customer hears when someone will reply.</param>
    public static async Task<DialogTurnResult> ToPersonAsync(
        DialogContext dc, CurrentTurn turn, HandoffReason reason, string lead, CancellationToken cancellationToken)
    {
        var request = new HandoffRequest(
            reason.Code(), turn.Reading.Language, turn.Memory.OpenQuestion, turn.Memory.LastArticleId, turn.Reading.Anger.Probability, turn.Reading.Anger.Signals);
        List<Activity> transcript = [.. turn.Facts.Transcript, (Activity)dc.Context.Activity];
        await dc.Context.SendActivityAsync(CurrentTurn.Message($"{lead} {turn.Hours.WhenSomeoneReplies}"), cancellationToken);
        await dc.Context.SendActivityAsync(EventFactory.CreateHandoffInitiation(dc.Context, request, new Transcript(transcript)), cancellationToken);
        turn.Notes.HandoffReason = request.Reason;
        turn.Memory.GaveUp();
        return await dc.CancelAllDialogsAsync(cancellationToken);
    }
}
