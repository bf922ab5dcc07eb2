using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Storage;

public sealed class SqliteStorageTests : StorageSuite
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task Commits_wait_for_the_disk()
    {
        await this.Database.WriteAsync(async db => Assert.Equal((2, "wal", 1), await PragmasAsync(db)));
        await using var read = this.Database.Read();
        Assert.Equal((2, "wal", 1), await PragmasAsync(read));

        static async Task<(int Synchronous, string Journal, int ForeignKeys)> PragmasAsync(CareBotDb db) => (
            (await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync()).Single(),
            (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()).Single(),
            (await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").ToListAsync()).Single());
    }

    [Fact]
    public async Task A_piece_cancelled_in_the_queue_never_runs_and_its_caller_does_not_wait()
    {
        var started = new TaskCompletionSource();
        var blocked = new TaskCompletionSource();
        var first = this.Database.WriteAsync(async _ =>
        {
            started.SetResult();
            await blocked.Task;
        });
        await started.Task;
        var ran = false;
        using var cancelled = new CancellationTokenSource();
        var second = this.Database.Writer.WriteAsync((_, _) => Task.FromResult(ran = true), cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        blocked.SetResult();
        await first;
        await this.Database.WriteAsync(_ => Task.CompletedTask);
        Assert.False(ran);
    }

    [Fact]
    public async Task A_full_database_refuses_and_takes_up_again_when_there_is_room()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", Cancellation));

        var full = await Assert.ThrowsAsync<StorageUnavailableException>(() => this.AddLongMessageAsync(conversation.Id, 1));
        Assert.Equal("The SQLite database cannot take the write now: its disk is full.", full.Message);

        await this.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1000000", Cancellation));
        await this.AddLongMessageAsync(conversation.Id, 2);
        await using var read = this.Database.Read();
        Assert.Equal([2L], await read.Messages.Select(m => m.Seq).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_read_only_database_refuses_and_takes_up_again()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        await this.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA query_only = 1", Cancellation));

        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => this.AddLongMessageAsync(conversation.Id, 1));
        Assert.Equal("The SQLite database cannot take the write now: it is read-only.", refused.Message);

        await this.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA query_only = 0", Cancellation));
        await this.AddLongMessageAsync(conversation.Id, 2);
    }

    [Fact]
    public async Task A_commit_that_fails_fails_every_piece_of_its_group_and_no_later_one()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        var started = new TaskCompletionSource();
        var blocked = new TaskCompletionSource();
        var blocker = this.Database.WriteAsync(async _ =>
        {
            started.SetResult();
            await blocked.Task;
        });
        await started.Task;

        // These three wait together, so they share a transaction; the second ends it behind the writer's back.
        var first = this.AddLongMessageAsync(conversation.Id, 1);
        var second = this.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync("ROLLBACK", Cancellation));
        var third = this.AddLongMessageAsync(conversation.Id, 3);
        blocked.SetResult();
        await blocker;
        foreach (var piece in new[] { first, second, third })
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => piece);
        }

        await this.AddLongMessageAsync(conversation.Id, 4);
        await using var read = this.Database.Read();
        Assert.Equal([4L], await read.Messages.Select(m => m.Seq).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_waits_when_the_program_ends_is_still_written()
    {
        var conversation = await TestRows.ConversationAsync(this.Database);
        var pieces = Enumerable.Range(1, 20).Select(i => this.AddLongMessageAsync(conversation.Id, i)).ToList();
        await this.Database.CloseAsync();
        await Task.WhenAll(pieces);

        await this.Database.ReopenAsync();
        await using var read = this.Database.Read();
        Assert.Equal(20, await read.Messages.CountAsync(Cancellation));
    }

    private Task AddLongMessageAsync(long conversationId, long seq) => this.Database.WriteAsync(db =>
    {
        db.Add(TestRows.Message(conversationId, seq, new string('x', 50_000)));
        return Task.CompletedTask;
    });
}
