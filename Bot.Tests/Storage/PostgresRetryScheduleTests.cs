using CareBot.Bot.Storage.Postgres;

namespace CareBot.Tests.Storage;

public sealed class PostgresRetryScheduleTests
{
    [Fact]
    public void Conflicts_are_tried_again_for_a_few_seconds_at_most()
    {
        var pauses = Enumerable.Range(1, 20).Select(attempt => PostgresRetrySchedule.Next(attempt, conflict: true, committing: true)).ToList();
        Assert.All(pauses[..^1], pause => Assert.InRange(pause!.Value, TimeSpan.Zero, TimeSpan.FromMilliseconds(250)));
        Assert.Null(pauses[^1]);
    }

    [Fact]
    public void A_broken_connection_is_replaced_once_and_never_after_the_commit_began()
    {
        Assert.Equal(TimeSpan.Zero, PostgresRetrySchedule.Next(1, conflict: false, committing: false));
        Assert.Null(PostgresRetrySchedule.Next(2, conflict: false, committing: false));
        Assert.Null(PostgresRetrySchedule.Next(1, conflict: false, committing: true));
    }
}
