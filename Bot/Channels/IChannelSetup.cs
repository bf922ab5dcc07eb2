namespace CareBot.Bot.Channels;

/// <summary>What a platform must be told once: subscriptions, menus, webhooks. The command <c>channel setup</c> does it; repeating it is safe.</summary>
public interface IChannelSetup
{
    /// <summary>The channel's id.</summary>
    string Channel { get; }

    /// <summary>Tells the platform what the settings say.</summary>
    /// <param name="address">The bot's public address, for platforms that are told where to call; else null.</param>
    /// <param name="cancellationToken">Ends the command; what was told stays told.</param>
    /// <returns>One line a step.</returns>
    Task<IReadOnlyList<SetupStep>> SetUpAsync(Uri? address, CancellationToken cancellationToken);
}

/// <summary>One thing that a platform was told.</summary>
/// <param name="What">Account and thing.</param>
/// <param name="Error">Why it failed; null if it is done.</param>
public sealed record SetupStep(string What, string? Error);
