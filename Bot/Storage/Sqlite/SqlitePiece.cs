namespace CareBot.Bot.Storage.Sqlite;

/// <summary>A piece of work on its way through the writer's queue.</summary>
internal abstract class SqlitePiece
{
    private int started;

    /// <summary>False if it was cancelled while it waited.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref this.started, 1, 0) == 0;

    public abstract Task RunAsync(CareBotDb db);

    /// <summary>After the commit.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

internal sealed class SqlitePiece<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : SqlitePiece
{
    private readonly TaskCompletionSource<T> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    /// <summary>The caller's task: its cancellation while the piece still waits takes the piece out of the queue at once.</summary>
    public async Task<T> WaitAsync()
    {
        await using var registration = cancellationToken.UnsafeRegister(
            static piece => ((SqlitePiece<T>)piece!).CancelIfWaiting(), this);
        return await this.outcome.Task;
    }

    public override async Task RunAsync(CareBotDb db)
    {
        cancellationToken.ThrowIfCancellationRequested();
        this.result = await work(db, cancellationToken);
        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    public override void Complete() => this.outcome.TrySetResult(this.result);

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            this.outcome.TrySetCanceled(cancellationToken);
        }
        else
        {
            this.outcome.TrySetException(exception);
        }
    }

    private void CancelIfWaiting()
    {
        if (this.TryStart())
        {
            this.outcome.TrySetCanceled(cancellationToken);
        }
    }
}
