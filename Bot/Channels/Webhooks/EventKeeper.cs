using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Inbox;

namespace CareBot.Bot.Channels.Webhooks;

/// <summary>
/// Keeps what a call told, by account: notices that hold before the events, the events, the notices after them. Of accounts that we do not have only the number
/// of events is kept: the ledger shows it.
/// </summary>
internal sealed class EventKeeper(Accounts accounts, IInbox inbox, IPlatformNotices notices)
{
    /// <summary>Storing is not tied to the caller's connection: what was signed for us is kept even if the platform hangs up.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="payload">The call, read.</param>
    /// <param name="kept">Told of each account once its part is kept.</param>
    /// <param name="unknown">Told of ids that no account has, with the number of events.</param>
    /// <exception cref="Storage.StorageUnavailableException">The rest was not kept: answer 503.</exception>
    public async Task KeepAsync(
        string channel, WebhookPayload payload, Action<ConnectedAccount, AccountEvents> kept, Action<string, int> unknown)
    {
        foreach (var told in payload.Accounts)
        {
            if (accounts.Find(channel, told.Id) is not { } account)
            {
                unknown(told.Id, told.Events.Count + told.After.Count);
                if (told.Events.Count > 0)
                {
                    await inbox.CountUnknownAsync(told.Events.Count, CancellationToken.None);
                }

                continue;
            }

            await this.TellAsync(account, told.Before);
            if (told.Events.Count > 0)
            {
                await inbox.AcceptAsync(account, told.Events, CancellationToken.None);
            }

            await this.TellAsync(account, told.After);
            kept(account, told);
        }
    }

    private Task TellAsync(ConnectedAccount account, IReadOnlyList<PlatformNotice> told) =>
        told.Count == 0 ? Task.CompletedTask : notices.TellAsync(account, told, CancellationToken.None);
}
