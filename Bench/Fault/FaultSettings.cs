namespace CareBot.Bench.Fault;

/// <param name="Events">Of all four channels, without copies and spoilt ones.</param>
/// <param name="Kills">By SIGKILL, at random moments.</param>
/// <param name="Rate">Calls a second.</param>
/// <param name="Seed">Of all that is random.</param>
/// <param name="Log">File that gets what the bot logs; null: none.</param>
/// <param name="Postgres">On a PostgreSQL server of the run's own, which is stopped twice; otherwise on SQLite.</param>
internal sealed record FaultSettings(int Events, int Kills, int Rate, int Seed, bool Postgres, string? Log)
{
    /// <summary>Conversations that people take over, if the run lasts long enough.</summary>
    public const int Takeovers = 120;

    /// <summary>Fewer show too little.</summary>
    public int FewestTakeovers => Math.Min(50, this.Events / 200);
}
