namespace CareBot.Bot.Channels.Meta;

/// <summary>What is watched.</summary>
/// <param name="Section">The channel's name in the settings.</param>
/// <param name="Channel">Its id.</param>
/// <param name="Every">Between looks; zero never looks.</param>
/// <param name="Subscriptions">Of every account.</param>
internal sealed record WatchedSubscriptions(string Section, string Channel, TimeSpan Every, IReadOnlyList<MetaSubscription> Subscriptions);

/// <summary>
/// Meta ends an account's subscription after an hour of failed deliveries, and says so to nobody. This looks at every account's subscription,
/// mends it, and raises an alarm when an account has been silent for long.
/// </summary>
internal sealed class SubscriptionWatch(
    WatchedSubscriptions watched, GraphClient graph, Accounts accounts, MetaPulse pulse, TimeProvider clock, ILogger<SubscriptionWatch> logger)
    : BackgroundService
{
    private const int SilentHours = 24;

    private readonly DateTimeOffset began = clock.GetUtcNow();

    /// <summary>One look at every account.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var subscription in watched.Subscriptions)
        {
            await this.LookAsync(subscription, cancellationToken);
        }
    }

    public override void Dispose()
    {
        graph.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (watched.Every > TimeSpan.Zero && watched.Subscriptions.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(watched.Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await this.LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.WatchFailed(watched.Section, error);
            }
        }
    }

    private async Task LookAsync(MetaSubscription subscription, CancellationToken cancellationToken)
    {
        var name = subscription.Account.Name;
        var (missing, error) = await subscription.MissingAsync(graph, cancellationToken);
        if (missing is { Count: > 0 })
        {
            var mended = await subscription.SubscribeAsync(graph, cancellationToken);
            error = mended.Error;
            if (error is null)
            {
                logger.SubscribedAgain(watched.Section, name, string.Join(", ", missing));
            }
        }

        if (error is not null)
        {
            logger.SubscriptionUnknown(watched.Section, name, error);
        }

        var account = accounts.Find(watched.Channel, subscription.Account.Id);
        var last = account is null ? null : pulse.LastOf(account);
        if (clock.GetUtcNow() - (last ?? this.began) > TimeSpan.FromHours(SilentHours))
        {
            logger.Silent(watched.Section, name, SilentHours);
        }
    }
}
