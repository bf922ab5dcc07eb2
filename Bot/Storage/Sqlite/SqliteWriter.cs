using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace CareBot.Bot.Storage.Sqlite;

/// <summary>
/// One connection and one loop write everything: whatever waits, up to <see cref="GroupSize"/> pieces, shares one
/// transaction and one wait for the disk. A piece that fails goes back to its savepoint alone.
/// </summary>
internal sealed class SqliteWriter : IWriter, IAsyncDisposable
{
    private const int GroupSize = 256;

    private readonly Channel<SqlitePiece> queue = Channel.CreateUnbounded<SqlitePiece>(new() { SingleReader = true });
    private readonly SqliteErrors errors = new();
    private readonly string connectionString;
    private readonly ILogger<SqliteWriter> logger;
    private readonly Task loop;
    private SqliteSession? session;

    public SqliteWriter(StorageOptions options, ILogger<SqliteWriter> logger)
    {
        // Not pooled: what a piece did to this connection must never reach another one.
        this.connectionString = new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString;
        this.logger = logger;
        this.loop = Task.Run(this.RunAsync);
    }

    public Task<T> WriteAsync<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var piece = new SqlitePiece<T>(work, cancellationToken);
        ObjectDisposedException.ThrowIf(!this.queue.Writer.TryWrite(piece), this);
        return piece.WaitAsync();
    }

    /// <summary>Ends when everything that was queued is written.</summary>
    public async ValueTask DisposeAsync()
    {
        this.queue.Writer.TryComplete();
        await this.loop;
        this.Close();
    }

    private async Task RunAsync()
    {
        var group = new List<SqlitePiece>(GroupSize);
        while (await this.queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < GroupSize && this.queue.Reader.TryRead(out var piece))
            {
                if (piece.TryStart())
                {
                    group.Add(piece);
                }
            }

            if (group.Count > 0)
            {
                await this.CommitAsync(group);
            }
        }
    }

    private async Task CommitAsync(List<SqlitePiece> group)
    {
        var open = group;
        try
        {
            this.session ??= new SqliteSession(this.connectionString);
            this.session.Begin();
            open = await this.RunPiecesAsync(this.session, group);
            this.session.Commit();
        }
        catch (Exception exception)
        {
            this.GiveUp(open, exception);
            return;
        }

        foreach (var piece in open)
        {
            piece.Complete();
        }
    }

    /// <summary>Runs the pieces; returns those that stand in the transaction.</summary>
    private async Task<List<SqlitePiece>> RunPiecesAsync(SqliteSession open, List<SqlitePiece> group)
    {
        var kept = new List<SqlitePiece>(group.Count);
        foreach (var piece in group)
        {
            open.BeginPiece();
            try
            {
                await piece.RunAsync(open.Db);
                open.KeepPiece();
                kept.Add(piece);
            }
            catch (Exception exception)
            {
                if (!open.InTransaction)
                {
                    throw;
                }

                open.UndoPiece();
                if (this.errors.IsUnavailable(exception))
                {
                    StorageLog.WriteFailed(this.logger, exception);
                }

                piece.Fail(this.errors.ForCaller(exception));
            }
            finally
            {
                open.Db.ChangeTracker.Clear();
            }
        }

        return kept;
    }

    private void GiveUp(List<SqlitePiece> group, Exception exception)
    {
        StorageLog.GroupFailed(this.logger, exception, group.Count);

        // A new connection for the next group: nothing of the failed transaction can be left on it.
        this.Close();
        var forCallers = SqliteErrors.Unavailable(exception);
        foreach (var piece in group)
        {
            piece.Fail(forCallers);
        }
    }

    private void Close()
    {
        this.session?.Dispose();
        this.session = null;
    }
}
