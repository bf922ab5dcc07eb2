using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Attachments.Incoming;

/// <summary>Notes which files of a customer's message are to be fetched, in the transaction that keeps the message.</summary>
public sealed class ExpectedMedia(IEnumerable<IMediaSource> sources, Accounts accounts, MediaOptions options)
{
    /// <summary>More attachments than platforms send with one message; what is beyond is not fetched.</summary>
    private const int MostOfAMessage = 10;

    private readonly Dictionary<string, IMediaSource> byChannel =
        sources.SelectMany(s => s.Channels.Select(c => (c, s))).ToDictionary(p => p.c, p => p.s, StringComparer.Ordinal);

    public IMediaSource? SourceOf(ConnectedAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return this.byChannel.GetValueOrDefault(account.Channel);
    }

    public void Note(CareBotDb db, long accountId, Message message, Activity activity, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.Attachments is not { Count: > 0 } attachments || !options.Fetch || accounts.Find(accountId) is not { } account || this.SourceOf(account) is not { } source)
        {
            return;
        }

        for (var i = 0; i < Math.Min(attachments.Count, MostOfAMessage); i++)
        {
            if (attachments[i] is { } attachment && source.Read(attachment) is { } place)
            {
                db.Media.Add(new()
                {
                    AccountId = accountId,
                    ConversationId = message.ConversationId,
                    MessageId = message.Id,
                    Position = i,
                    Source = place,
                    ContentType = attachment.ContentType ?? "",
                    Name = attachment.Name,
                    DueAt = now,
                });
            }
        }
    }
}
