namespace CareBot.Bot.Api.Delivery;

/// <summary>What became of what customers sent in a period; all numbers are events, but the last two.</summary>
/// <param name="Silent">Nothing was to be said; by the rule that says so.</param>
/// <param name="Stuck">Events that nothing will answer unless somebody looks; must be 0.</param>
/// <param name="Balances">Whether every event that was received is accounted for.</param>
/// <param name="Undelivered">Replies that were given up.</param>
/// <param name="Repeated">Sends that were under way when a process died: the customer may have seen them twice.</param>
public sealed record LedgerView(
    DateTimeOffset From,
    DateTimeOffset To,
    long Received,
    long Answered,
    long HandedOver,
    IReadOnlyDictionary<string, long> Silent,
    long Waiting,
    long Parked,
    long Stuck,
    bool Balances,
    long Undelivered,
    long Repeated);

/// <summary>An account as the road sees it.</summary>
/// <param name="HeldBack">Replies that wait to leave.</param>
/// <param name="OldestHeldBackAt">Since when the oldest of them waits; null when none does.</param>
/// <param name="BudgetLeft">Sends that the platform allows now; null where it sets no budget.</param>
/// <param name="PausedUntil">Nothing leaves before: the platform refused the token.</param>
/// <param name="Alarm">What it said then.</param>
public sealed record AccountView(
    long Id, string Channel, string Name, long HeldBack, DateTimeOffset? OldestHeldBackAt, long? BudgetLeft, DateTimeOffset? PausedUntil, string? Alarm);

public sealed record DeliveryView(LedgerView Ledger, IReadOnlyList<AccountView> Accounts);

/// <summary>An event that could not be answered.</summary>
/// <param name="CaseId">The case it belongs to; null when it opened none.</param>
/// <param name="Error">Kind of fault and place.</param>
public sealed record ParkedView(long Id, string Channel, string Account, string? Customer, long? CaseId, DateTimeOffset ReceivedAt, int Attempts, string? Error);

/// <summary>A reply that was given up.</summary>
/// <param name="Text">What it says; null for what is not text.</param>
/// <param name="Error">Status and code of the platform.</param>
public sealed record UndeliveredView(
    long Id, string Channel, string Account, string? Customer, long? CaseId, string? Text, DateTimeOffset CreatedAt, int Attempts, string? Error);
