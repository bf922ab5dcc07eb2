using CareBot.Tests.Storage;

namespace CareBot.Tests.Api;

/// <summary>Tests of the desk that both databases must pass, each on a program of its own that takes no turns and sends nothing.</summary>
public abstract class DeskContract : IAsyncLifetime
{
    private protected DeskHost host = null!;

    public virtual async ValueTask InitializeAsync() => this.host = await DeskHost.StartAsync(await this.OpenAsync(), running: false, settings: this.Settings);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return this.host is null ? ValueTask.CompletedTask : this.host.DisposeAsync();
    }

    /// <summary>Further settings as <c>--Key=value</c>.</summary>
    private protected virtual IReadOnlyList<string> Settings => [];

    private protected abstract Task<TestDatabase> OpenAsync();
}
