using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>What a turn means for each event that it consumed: the entry of the ledger.</summary>
/// <param name="Outcome">Null for what is parked.</param>
/// <param name="Rule">Why nothing was said; null unless the outcome is silence.</param>
public sealed record TurnOutcome(InboxOutcome? Outcome, string? Rule = null)
{
    /// <summary>A handoff counts before the reply that announces it: a person owes the answer now.</summary>
    public static TurnOutcome Of(TurnChanges turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn switch
        {
            { Parked: not null } => new(Outcome: null),
            { Hub: not null, Handoff: null } => new(InboxOutcome.Silent, RuleOf(turn)),
            { Handoff: not null } or { Conversation.Speaker: not Storage.Model.Conversation.BotSpeaker } => new(InboxOutcome.HandedOver),
            { Replies.Count: > 0 } or { Answer: not null } => new(InboxOutcome.Answered),
            _ => new(InboxOutcome.Silent, RuleOf(turn)),
        };
    }

    /// <summary>What no dialog spoke to is silent for what it is: a receipt, typing, an unknown event.</summary>
    private static string RuleOf(TurnChanges turn)
    {
        var activity = turn.Events[^1].Activity;
        return activity.Type == ActivityTypes.Message && turn.Notes?.Dialog is { } dialog
            ? $"dialog:{dialog}"
            : $"activity:{activity.Type ?? "none"}{(activity.Name is { Length: > 0 } name ? "/" + name : string.Empty)}";
    }
}
