namespace CareBot.Bot.Storage.Model;

/// <summary>What became of a day's events that the inbox keeps no longer.</summary>
public sealed class LedgerDay
{
    public long Id { get; set; }

    /// <summary>Beginning of the day, UTC.</summary>
    public DateTimeOffset Day { get; set; }
    public long AccountId { get; set; }
    public InboxOutcome Outcome { get; set; }

    /// <summary>The rule of silence; empty for the other outcomes.</summary>
    public required string Rule { get; set; }
    public long Events { get; set; }
}
