using CareBot.Bot.Conversations;
using CareBot.Bot.Storage;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Conversations.Claims;

public sealed class PostgresClaimsTests : RoadContract
{
    private IConversationClaims Claims => this.Road.Get<IConversationClaims>();

    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();

    [Fact]
    public async Task A_conversation_whose_release_failed_does_not_wait_until_the_replica_ends()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        var claimed = Assert.Single(await this.Claims.ClaimAsync(10, Cancellation));
        using var away = new CancellationTokenSource();
        await away.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => this.Claims.ReleaseAsync(claimed, this.Road.Clock.GetUtcNow(), away.Token));

        Assert.Equal([claimed], await this.Claims.ClaimAsync(10, Cancellation));
    }

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_made_again()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        var lost = new PostgresClaims(this.Road.Get<IDbContextFactory<CareBotDb>>(), this.Road.Get<ReplicaLease>(), this.Road.Clock);
        var claimed = Assert.Single(await lost.ClaimAsync(10, Cancellation));

        Assert.Equal([claimed], await this.Claims.ClaimAsync(10, Cancellation));
    }

    [Fact]
    public async Task What_this_replica_has_it_does_not_take_twice()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        Assert.Single(await this.Claims.ClaimAsync(10, Cancellation));
        await this.Road.AcceptAsync("m2", "makasih kak");
        Assert.Empty(await this.Claims.ClaimAsync(10, Cancellation));
    }
}
