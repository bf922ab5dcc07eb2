using CareBot.Bot.Channels;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Outbox;

/// <summary>Accounts whose token a platform refuses: they rest, the desk shows it, and now and then one reply tries again. Only inside a piece of <see cref="IWriter"/>.</summary>
public sealed class AccountAlarms(OutboxSchedule schedule)
{
    /// <summary>The accounts that do not rest now, and whether their token was refused the last time.</summary>
    internal static Task<List<(long Id, bool Alarmed)>> OpenAsync(CareBotDb db, DateTimeOffset now, CancellationToken ct) => db.RowsAsync(
        "SELECT id, CASE WHEN alarm IS NULL THEN 0 ELSE 1 END FROM accounts WHERE paused_until IS NULL OR paused_until <= @now ORDER BY id",
        row => (row.GetInt64(0), row.GetInt32(1) > 0),
        ct,
        ("now", now));

    /// <summary>A refused token pauses its account and raises the alarm.</summary>
    internal Task<int> PauseAsync(CareBotDb db, long account, SendResult result, DateTimeOffset now, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE accounts SET paused_until = @until, alarm = @alarm WHERE id = @id",
        ct,
        ("until", now + schedule.TokenRest),
        ("alarm", result.Error ?? "the token was refused"),
        ("id", account));

    /// <summary>A limit of the whole account holds all of it back, as long as the send that met it: whoever goes on calling waits longer.</summary>
    internal static Task<int> HoldAsync(CareBotDb db, long account, DateTimeOffset until, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE accounts SET paused_until = @until WHERE id = @id AND (paused_until IS NULL OR paused_until < @until)",
        ct,
        ("until", until),
        ("id", account));

    /// <summary>A send that got through ends pause and alarm.</summary>
    internal static Task<int> ResumeAsync(CareBotDb db, long account, CancellationToken ct) =>
        db.ExecuteAsync("UPDATE accounts SET paused_until = NULL, alarm = NULL WHERE id = @id", ct, ("id", account));

    /// <summary>At a start there may be a new token: it is tried at once.</summary>
    internal static Task<int> EndRestAsync(CareBotDb db, CancellationToken ct) =>
        db.ExecuteAsync("UPDATE accounts SET paused_until = NULL WHERE alarm IS NOT NULL", ct);

    /// <summary>An account that is being tried rests until the answer is there.</summary>
    internal Task<int> RestWhileTriedAsync(CareBotDb db, List<long> alarmed, DateTimeOffset now, CancellationToken ct) => db.ExecuteAsync(
        $"UPDATE accounts SET paused_until = @until WHERE id IN ({string.Join(',', alarmed)})", ct, ("until", now + schedule.TokenRest));
}
