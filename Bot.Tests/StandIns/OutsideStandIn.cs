using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareBot.Tests.StandIns;

/// <summary>A service outside on 127.0.0.1 that turns may ask: it counts its calls and fails as it is told. Thread-safe.</summary>
internal abstract class OutsideStandIn : IAsyncDisposable
{
    private WebApplication? app;
    private int calls;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public FaultPlan Faults { get; } = new();

    /// <summary>Completes with the first call's arrival.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Calls of any kind.</summary>
    public int Calls => this.calls;

    public async ValueTask DisposeAsync()
    {
        if (this.app is not null)
        {
            await this.app.DisposeAsync();
        }
    }

    protected async Task ListenAsync() => (this.app, this.Address) = await StandInServer.StartAsync(0, server => server.Run(this.MeetAsync));

    /// <summary>A call that is to be answered in order.</summary>
    protected abstract Task AnswerAsync(HttpContext context, string body);

    private async Task MeetAsync(HttpContext context)
    {
        Interlocked.Increment(ref this.calls);
        this.Reached.TrySetResult();
        if (await StandInServer.MeetAsync(this.Faults.Take(), context))
        {
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        await this.AnswerAsync(context, await reader.ReadToEndAsync());
    }
}
