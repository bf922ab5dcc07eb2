using CareBot.Bot.Conversations;
using CareBot.Tests.Channels;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;

namespace CareBot.Tests.Conversations.Turns;

/// <summary>When customers are shown that an answer is being written.</summary>
public sealed class TypingOfTurnsTests
{
    private readonly TimersOnDemand clock = new();
    private readonly ScriptedBot bot = new();
    private readonly TestChannel channel = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_turn_that_takes_long_shows_it()
    {
        await this.TakeTurnAsync((_, _) =>
        {
            this.clock.RingAll();
            return Task.CompletedTask;
        });
        Assert.Equal(1, this.channel.Typings);
    }

    [Fact]
    public async Task A_turn_that_throws_shows_nothing_afterwards()
    {
        await this.TakeTurnAsync((_, _) => throw new InvalidOperationException("A fault of the bot."));
        this.clock.RingAll();
        Assert.Equal(0, this.channel.Typings);
    }

    private async Task TakeTurnAsync(Func<Microsoft.Bot.Builder.ITurnContext, CancellationToken, Task> turn)
    {
        this.bot.Turn = turn;
        await using var database = await TestDatabase.SqliteAsync();
        await using var road = await RoadHost.StartAsync(database, this.channel, this.clock, this.bot.Factory);
        await road.AcceptAsync("m1", "cara retur barang");
        var conversation = Assert.Single(await road.Get<IConversationClaims>().ClaimAsync(1, Cancellation));
        await road.Get<TurnRunner>().RunAsync(conversation, Cancellation);
    }

    private sealed class TimersOnDemand() : MovableClock(TestRows.Noon)
    {
        private readonly List<(TimerCallback Callback, object? State)> timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.timers.Add((callback, state));
            return new Silent();
        }

        public void RingAll() => this.timers.ToList().ForEach(timer => timer.Callback(timer.State));

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
