namespace CareBot.Tests.Storage;

/// <summary>Tests of the database itself, each on one of its own.</summary>
public abstract class StorageSuite : IAsyncLifetime
{
    protected TestDatabase Database { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> OpenAsync();

    public async ValueTask InitializeAsync() => this.Database = await this.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (this.Database is not null)
        {
            await this.Database.DisposeAsync();
        }
    }
}
