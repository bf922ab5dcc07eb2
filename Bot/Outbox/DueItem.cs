using CareBot.Bot.Channels;

namespace CareBot.Bot.Outbox;

/// <summary>An item whose turn to leave it is, claimed by this replica under <paramref name="Epoch"/>; null on SQLite.</summary>
/// <param name="Alarmed">Whether the account's token was refused when the item was taken.</param>
/// <param name="Target">For what changes a message: the platform's id of it, empty if it was never delivered.</param>
/// <param name="LastInboundAt">The platform's time of what last began the reply window.</param>
public sealed record DueItem(
    long Id,
    long BrandId,
    long ConversationId,
    long AccountId,
    string ConversationKey,
    string CustomerKey,
    string Reference,
    string Payload,
    int Attempt,
    long? Epoch,
    SendKind Kind,
    string? Target,
    bool Alarmed,
    DateTimeOffset? LastInboundAt = null);
