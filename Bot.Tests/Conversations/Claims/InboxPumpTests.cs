using CareBot.Bot.Conversations;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Hosting;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Conversations.Claims;

public sealed class InboxPumpTests : RoadContract
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task A_turn_that_thinks_long_delays_no_other_conversation()
    {
        using var other = new ManualResetEventSlim();
        this.Road.Channel.Rendering = reply =>
        {
            if (reply.Conversation.Id == "sari")
            {
                Assert.True(other.Wait(Limit, Cancellation));
            }
            else
            {
                other.Set();
            }

            return TestChannel.TextOf(reply);
        };
        await this.Road.AcceptAsync("m1", "makasih kak", customer: "sari");
        await this.Road.AcceptAsync("m2", "makasih kak", customer: "budi");

        var pump = this.Road.Loop<InboxPump>();
        await pump.StartAsync(Cancellation);
        await Poll.UntilAsync(async () => !await this.Road.ReadAsync(db => db.Inbox.AnyAsync(e => e.State == InboxState.Waiting, Cancellation)), Limit);
        await pump.StopAsync(Cancellation);

        Assert.All(await this.Road.ReadAsync(db => db.Inbox.ToListAsync(Cancellation)), e => Assert.Equal((InboxState.Done, 0), (e.State, e.Attempts)));
    }
}
