using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Storage;

namespace CareBot.Tests.Channels;

/// <summary>Keeps what platforms told.</summary>
internal sealed class RecordingNotices : IPlatformNotices
{
    private readonly Lock gate = new();
    private readonly List<(ConnectedAccount Account, PlatformNotice Notice)> told = [];

    /// <summary>When set, every call fails as it does while the database is away.</summary>
    public bool IsAway { get; set; }

    public IReadOnlyList<PlatformNotice> Told
    {
        get
        {
            lock (this.gate)
            {
                return [.. this.told.Select(t => t.Notice)];
            }
        }
    }

    public Task TellAsync(ConnectedAccount account, IReadOnlyList<PlatformNotice> notices, CancellationToken cancellationToken)
    {
        if (IsAway && notices.Count > 0)
        {
            throw new StorageUnavailableException("The database is away.", new IOException());
        }

        lock (this.gate)
        {
            this.told.AddRange(notices.Select(n => (account, n)));
        }

        return Task.CompletedTask;
    }
}
