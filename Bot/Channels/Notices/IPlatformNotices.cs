namespace CareBot.Bot.Channels.Notices;

/// <summary>Takes what platforms tell us beside what customers say.</summary>
public interface IPlatformNotices
{
    /// <summary>
    /// Applies the notices of one account in order, all in one transaction; durable when the task completes. Applying a notice
    /// again changes nothing, and one about what we do not know is passed over.
    /// </summary>
    /// <exception cref="Storage.StorageUnavailableException">Nothing was applied: answer 503, the platform delivers again.</exception>
    Task TellAsync(ConnectedAccount account, IReadOnlyList<PlatformNotice> notices, CancellationToken cancellationToken);
}
