using System.Collections.Concurrent;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Channels.Notices;

/// <inheritdoc cref="IPlatformNotices"/>
internal sealed class PlatformNotices(IWriter writer, LateFailures failures, Wake wake, TimeProvider clock) : IPlatformNotices
{
    private const int MostRemembered = 50_000;

    /// <summary>Changes of key that are over; platforms tell them with every message.</summary>
    private readonly ConcurrentDictionary<(long Account, PlatformNotice.KeyChanged Change), byte> settled = new();

    public async Task TellAsync(ConnectedAccount account, IReadOnlyList<PlatformNotice> notices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(notices);
        if (notices.All(n => n is PlatformNotice.KeyChanged change && this.settled.ContainsKey((account.Id, change))))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var changed = await writer.WriteAsync(
            async (db, ct) =>
            {
                var any = false;
                foreach (var notice in notices)
                {
                    any |= await this.ApplyAsync(db, account, notice, now, ct);
                }

                return any;
            },
            cancellationToken);
        if (changed)
        {
            wake.Pulse(new(WakeKind.Feed));
            wake.Pulse(new(WakeKind.Outbox));
            wake.Pulse(new(WakeKind.Inbox));
        }
    }

    private Task<bool> ApplyAsync(CareBotDb db, ConnectedAccount account, PlatformNotice notice, DateTimeOffset now, CancellationToken ct) => notice switch
    {
        PlatformNotice.OwnEcho echo => Receipts.ArrivedAsync(db, account, echo, now, ct),
        PlatformNotice.Receipt { Progress: ReceiptProgress.Failed } receipt => failures.ApplyAsync(db, account, receipt, now, ct),
        PlatformNotice.Receipt receipt => Receipts.ApplyAsync(db, account, receipt, now, ct),
        PlatformNotice.SpokenElsewhere spoken => ElsewhereSpeaker.SpeakAsync(db, account, spoken, now, ct),
        PlatformNotice.GivenBack given => ElsewhereSpeaker.GiveBackAsync(db, account, given.ConversationKey, now, ct),
        PlatformNotice.Changed changed => CustomerChanges.ApplyAsync(db, account, changed, now, ct),
        PlatformNotice.KeyChanged key => this.ChangeKeyAsync(db, account, key, now, ct),
        _ => throw new InvalidOperationException($"No rule for {notice.GetType().Name}."),
    };

    private async Task<bool> ChangeKeyAsync(CareBotDb db, ConnectedAccount account, PlatformNotice.KeyChanged change, DateTimeOffset now, CancellationToken ct)
    {
        var became = await CustomerKeys.ChangeAsync(db, account, change, now, ct);
        if (became == KeyChange.Settled)
        {
            if (this.settled.Count > MostRemembered)
            {
                this.settled.Clear();
            }

            this.settled[(account.Id, change)] = 1;
        }

        return became == KeyChange.Made;
    }
}
