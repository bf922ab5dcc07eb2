namespace CareBot.Bot.Outbox;

/// <summary>So many sends a platform allows an account in any stretch of time of this length.</summary>
/// <param name="Most">At least 1.</param>
/// <param name="Window">At most two days.</param>
public sealed record SendBudget(int Most, TimeSpan Window);
