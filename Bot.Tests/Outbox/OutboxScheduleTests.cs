using CareBot.Bot.Channels;
using CareBot.Bot.Outbox;

namespace CareBot.Tests.Outbox;

public sealed class OutboxScheduleTests
{
    private static readonly OutboxSchedule Schedule = OutboxSchedule.Default;

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(8, 64)]
    [InlineData(11, 512)]
    [InlineData(12, 600)]
    [InlineData(39, 600)]
    public void A_passing_failure_waits_twice_as_long_each_time_up_to_ten_minutes(int attempts, double seconds)
    {
        var failure = new SendResult(SendOutcome.Transient);
        Assert.Equal(seconds, Schedule.Next(failure, attempts, jitter: 1)!.Value.TotalSeconds, 6);
        Assert.Equal(seconds * 0.75, Schedule.Next(failure, attempts, jitter: 0)!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void It_is_tried_for_about_five_hours()
    {
        var whole = Enumerable.Range(1, 39).Sum(attempts => Schedule.Next(new(SendOutcome.Transient), attempts, jitter: 0.5)!.Value.TotalHours);
        Assert.InRange(whole, 4, 5.5);
        Assert.Null(Schedule.Next(new(SendOutcome.Transient), attempts: 40, jitter: 0.5));
    }

    [Fact]
    public void A_platform_that_asks_for_time_gets_it_and_never_less_than_our_own_wait()
    {
        Assert.Equal(TimeSpan.FromMinutes(7), Schedule.Next(new(SendOutcome.RateLimited, RetryAfter: TimeSpan.FromMinutes(7)), 1, 0));
        Assert.Equal(TimeSpan.FromMinutes(10), Schedule.Next(new(SendOutcome.RateLimited, RetryAfter: TimeSpan.FromSeconds(1)), 20, 1));
    }

    [Theory]
    [InlineData(366 * 24.0, 24.0)]
    [InlineData(24.0, 24.0)]
    [InlineData(-5.0, 0.5 / 3600)]
    public void An_absurd_wait_that_a_platform_asks_for_does_not_bury_the_reply(double hours, double expected) => Assert.Equal(
        expected, Schedule.Next(new(SendOutcome.RateLimited, RetryAfter: TimeSpan.FromHours(hours)), 1, jitter: 1)!.Value.TotalHours, 6);

    [Fact]
    public void The_longest_wait_that_a_platform_can_name_is_no_fault() =>
        Assert.Equal(OutboxSchedule.LongestAsked, Schedule.Next(new(SendOutcome.Transient, RetryAfter: TimeSpan.MaxValue), 39, 0.5));

    [Fact]
    public void A_dead_token_is_tried_every_five_minutes_for_as_long_as_it_takes() =>
        Assert.Equal(TimeSpan.FromMinutes(5), Schedule.Next(new(SendOutcome.TokenDead), 300, 0.5));

    [Theory]
    [InlineData(SendOutcome.WindowClosed)]
    [InlineData(SendOutcome.Unreachable)]
    [InlineData(SendOutcome.Rejected)]
    public void What_is_refused_for_good_is_not_tried_again(SendOutcome outcome) => Assert.Null(Schedule.Next(new(outcome), 1, 0.5));

    [Fact]
    public void What_was_sent_needs_no_next_attempt() =>
        Assert.Throws<ArgumentException>(() => Schedule.Next(SendResult.Sent(null), 1, 0.5));
}
