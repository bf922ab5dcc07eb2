using CareBot.Tests.Channels;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Hosting;

public sealed class StartUpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replicas_that_start_together_on_a_new_database_make_one_brand_and_one_release()
    {
        await using var database = await TestDatabase.PostgresAsync();
        var clock = new MovableClock(TestRows.Noon);
        var replicas = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RoadHost.StartAsync(database, clock: clock))));

        Assert.Equal(1, await replicas[0].ReadAsync(db => db.Brands.CountAsync(Cancellation)));
        Assert.Equal(1, await replicas[0].ReadAsync(db => db.Releases.CountAsync(Cancellation)));
        Assert.Equal(2, await replicas[0].ReadAsync(db => db.Accounts.CountAsync(a => a.Channel == TestChannel.ChannelId, Cancellation)));
        Assert.Single(replicas.Select(r => r.Account.Id).Distinct());
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }
    }
}
