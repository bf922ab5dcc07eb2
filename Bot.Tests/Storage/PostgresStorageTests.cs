using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Storage;

public sealed class PostgresStorageTests : StorageSuite
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();

    [Fact]
    public async Task A_late_commit_with_an_early_number_is_not_skipped()
    {
        await using var early = this.Database.Read();
        await using var late = this.Database.Read();
        await using var read = this.Database.Read();
        await using var earlyTransaction = await early.Database.BeginTransactionAsync(Cancellation);
        await early.Database.ExecuteSqlRawAsync("SELECT pg_current_xact_id()", Cancellation);
        await using var lateTransaction = await late.Database.BeginTransactionAsync(Cancellation);

        // The later transaction takes the smaller number and stays open.
        late.Add(TestRows.Feed(subject: 1));
        await late.SaveChangesAsync(Cancellation);
        early.Add(TestRows.Feed(subject: 2));
        await early.SaveChangesAsync(Cancellation);
        await earlyTransaction.CommitAsync(Cancellation);

        var first = await FeedReading.UntilAsync(read, FeedPosition.Start, 1, Cancellation);
        Assert.Equal([2L], first.Select(f => f.Subject));
        await lateTransaction.CommitAsync(Cancellation);
        var second = await FeedReading.UntilAsync(read, FeedPosition.Of(first[0]), 1, Cancellation);
        Assert.Equal([1L], second.Select(f => f.Subject));
        Assert.True(second[0].Number < first[0].Number);
    }

    [Fact]
    public async Task What_was_committed_behind_a_running_transaction_waits_for_it()
    {
        await using var running = this.Database.Read();
        await using var read = this.Database.Read();
        await using var transaction = await running.Database.BeginTransactionAsync(Cancellation);
        running.Add(TestRows.Feed(subject: 1));
        await running.SaveChangesAsync(Cancellation);
        await this.Database.WriteAsync(db =>
        {
            db.Add(TestRows.Feed(subject: 2));
            return Task.CompletedTask;
        });

        Assert.Empty(await read.FeedAfter(FeedPosition.Start).ToListAsync(Cancellation));
        await transaction.CommitAsync(Cancellation);
        var both = await FeedReading.UntilAsync(read, FeedPosition.Start, 2, Cancellation);
        Assert.Equal([1L, 2L], both.Select(f => f.Subject));
    }

    [Fact]
    public async Task A_feed_restored_from_another_server_is_not_hidden()
    {
        await this.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO feed (brand_id, kind, subject, at, transaction) VALUES (1, 0, 7, 0, 4000000000000000000)", Cancellation));
        await this.Database.ReopenAsync();

        await using var read = this.Database.Read();
        Assert.Equal(7, (await read.FeedAfter(FeedPosition.Start).SingleAsync(Cancellation)).Subject);
    }

    [Fact]
    public async Task A_read_only_server_is_unavailable()
    {
        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => this.Database.WriteAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY", Cancellation);
            db.Add(TestRows.Feed(1));
        }));
        Assert.Equal("PostgreSQL cannot take the write now: it is read-only.", refused.Message);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_is_replaced()
    {
        var runs = 0;
        await this.Database.WriteAsync(async db =>
        {
            if (++runs == 1)
            {
                await db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pg_backend_pid())", Cancellation);
            }

            db.Add(TestRows.Feed(1));
        });

        await using var read = this.Database.Read();
        Assert.Equal((2, 1), (runs, await read.Feed.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_server_that_keeps_closing_connections_is_unavailable()
    {
        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => this.Database.WriteAsync(db =>
            db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pg_backend_pid())", Cancellation)));
        Assert.True(this.Database.Errors.IsUnavailable(refused));
    }
}
