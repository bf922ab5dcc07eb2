using CareBot.Bot.Conversations;
using CareBot.Tests.Storage;

namespace CareBot.Tests.StandIns;

/// <summary>A suite about stations of the road, on a database of its own for each test.</summary>
public abstract class RoadContract : IAsyncLifetime
{
    private TestDatabase? database;

    private protected RoadHost Road { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected TestDatabase Database => this.database!;

    protected abstract Task<TestDatabase> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        this.database = await this.OpenAsync();
        this.Road = await RoadHost.StartAsync(this.database);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (this.Road is not null)
        {
            await this.Road.DisposeAsync();
        }

        if (this.database is not null)
        {
            await this.database.DisposeAsync();
        }
    }

    /// <summary>Ends the program and starts it again on the same database, with another platform and bot if given.</summary>
    private protected async Task RestartAsync(TestChannel? channel = null, BotFactory? bot = null)
    {
        await this.Road.DisposeAsync();
        this.Road = await RoadHost.StartAsync(this.Database, channel ?? this.Road.Channel, this.Road.Clock, bot);
    }
}
