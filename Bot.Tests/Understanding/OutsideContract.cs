using CareBot.Bot.Understanding;
using CareBot.Tests.StandIns;

namespace CareBot.Tests.Understanding;

/// <summary>A part of a turn that asks a service outside, with a clock that stands.</summary>
internal interface IOutsideHost : IAsyncDisposable
{
    OutsideStandIn Service { get; }

    StoppedTimers Clock { get; }

    OutsideTally Tally { get; }

    /// <summary>What the turn got from the service; null for nothing.</summary>
    Task<object?> AskAsync(CancellationToken cancellationToken);
}

/// <summary>What holds of every service outside: however it fails, the turn goes on without it and customers do not wait for it again and again.</summary>
public abstract class OutsideContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<IOutsideHost> StartAsync();

    /// <summary>With a time limit that only the test's clock ends.</summary>
    private protected virtual Task<IOutsideHost> StartPatientlyAsync() => this.StartAsync();

    [Fact]
    public async Task At_the_time_limit_the_turn_goes_on_alone()
    {
        await using var host = await this.StartPatientlyAsync();
        host.Service.Faults.Next(new StandInFault.Wait(new TaskCompletionSource().Task));
        var asking = host.AskAsync(Cancellation);
        await host.Service.Reached.Task.WaitAsync(Cancellation);
        host.Clock.RingAll();
        Assert.Null(await asking);
        Assert.Equal(OutsideFailure.TimeLimit, host.Tally.Figures.Last);
    }

    [Fact]
    public async Task The_end_of_the_turn_is_no_failure_of_the_service()
    {
        await using var host = await this.StartPatientlyAsync();
        using var turn = new CancellationTokenSource();
        host.Service.Faults.Next(new StandInFault.Wait(new TaskCompletionSource().Task));
        var asking = host.AskAsync(turn.Token);
        await host.Service.Reached.Task.WaitAsync(Cancellation);
        await turn.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Empty(host.Tally.Figures.Failed);
    }

    [Fact]
    public async Task A_connection_that_is_lost_each_time_leaves_the_turn_alone()
    {
        await using var host = await this.StartAsync();
        host.Service.Faults.Next(new StandInFault.Drop(Taken: false), times: 10);
        Assert.Null(await host.AskAsync(Cancellation));
        Assert.Equal(OutsideFailure.Unavailable, host.Tally.Figures.Last);
    }

    [Fact]
    public async Task A_service_that_asks_for_time_is_left_alone_so_long()
    {
        await using var host = await this.StartAsync();
        host.Service.Faults.Next(new StandInFault.Answer(429, "{}", ("Retry-After", "60")));
        Assert.Null(await host.AskAsync(Cancellation));
        Assert.Null(await host.AskAsync(Cancellation));
        Assert.Equal((1, 1), (host.Service.Calls, host.Tally.Figures.Skipped));
        host.Clock.Now += TimeSpan.FromSeconds(60);
        Assert.NotNull(await host.AskAsync(Cancellation));
    }

    [Fact]
    public async Task After_three_failures_in_a_row_customers_do_not_wait_for_the_service()
    {
        await using var host = await this.StartAsync();
        host.Service.Faults.Next(new StandInFault.Answer(400, "no JSON"), times: 3);
        for (var i = 0; i < 4; i++)
        {
            Assert.Null(await host.AskAsync(Cancellation));
        }

        Assert.Equal(3, host.Service.Calls);
        host.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.NotNull(await host.AskAsync(Cancellation));
    }
}

public sealed class CloudUnderstandingOutsideTests : OutsideContract
{
    private protected override async Task<IOutsideHost> StartAsync() => await CluHost.StartAsync();

    private protected override async Task<IOutsideHost> StartPatientlyAsync() => await CluHost.StartAsync(o => o with { TimeLimit = TimeSpan.FromHours(1) });
}

public sealed class QueryVectorsOutsideTests : OutsideContract
{
    private protected override async Task<IOutsideHost> StartAsync() => await VectorsHost.StartAsync();
}
