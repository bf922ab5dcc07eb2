using CareBot.Bot.Channels;
using CareBot.Bot.Conversations.Hub;
using CareBot.Dialogs;
using CareBot.Handoff;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>A handoff that the bot asked for in a turn, taken from its <c>handoff.initiate</c> event.</summary>
public sealed record RequestedHandoff(HandoffReason Reason, string Context, string Transcript, DateTimeOffset? FirstReplyDueAt = null);

/// <summary>A reply with the platform calls that carry it.</summary>
/// <param name="Kind">What they do; a change names what it changes by the activity's <c>id</c>.</param>
public sealed record RenderedReply(Activity Activity, IReadOnlyList<string> Payloads, SendKind Kind = SendKind.New);

/// <summary>What one turn changes; it is kept whole or not at all.</summary>
/// <param name="Conversation">As loaded; the commit is refused when its version is no longer the stored one.</param>
/// <param name="Events">The inbox events that the turn consumed.</param>
/// <param name="Replies">In the order in which they leave.</param>
/// <param name="State">What the dialogs remember.</param>
/// <param name="Notes">What the bot thought; null when it was not asked.</param>
/// <param name="Handoff">Null when the turn asked for none.</param>
/// <param name="Parked">Why the events could not be answered; null when they were.</param>
/// <param name="Answer">For a caller that stays on the line; null for all others.</param>
/// <param name="Hub">What the turn does to a conversation that an agent hub has or is asked to take; null for nothing.</param>
public sealed record TurnChanges(
    LoadedConversation Conversation,
    IReadOnlyList<WaitingEvent> Events,
    IReadOnlyList<RenderedReply> Replies,
    string? State,
    TurnNotes? Notes,
    RequestedHandoff? Handoff,
    string? Parked = null,
    LineAnswer? Answer = null,
    HubChange? Hub = null);
