using CareBot.Bot.Ledger;

namespace CareBot.Bot.Api.Delivery;

/// <summary>An account as the road sees it.</summary>
/// <param name="HeldBack">Replies that wait to leave.</param>
/// <param name="OldestHeldBackAt">Since when the oldest of them waits; null when none does.</param>
/// <param name="BudgetLeft">Sends that the platform allows now; null where it sets no budget.</param>
/// <param name="PausedUntil">Nothing leaves before: the platform refused the token.</param>
/// <param name="Alarm">What it said then.</param>
public sealed record AccountView(
    long Id, string Channel, string Name, long HeldBack, DateTimeOffset? OldestHeldBackAt, long? BudgetLeft, DateTimeOffset? PausedUntil, string? Alarm);

public sealed record DeliveryView(LedgerFigures Ledger, IReadOnlyList<AccountView> Accounts);

/// <summary>An event that could not be answered.</summary>
/// <param name="CaseId">The case it belongs to; null when it opened none.</param>
/// <param name="Error">Kind of fault and place.</param>
public sealed record ParkedView(long Id, string Channel, string Account, string? Customer, long? CaseId, DateTimeOffset ReceivedAt, int Attempts, string? Error);

/// <summary>A reply that was given up.</summary>
/// <param name="Text">What it says; null for what is not text.</param>
/// <param name="Error">Status and code of the platform.</param>
public sealed record UndeliveredView(
    long Id, string Channel, string Account, string? Customer, long? CaseId, string? Text, DateTimeOffset CreatedAt, int Attempts, string? Error);
