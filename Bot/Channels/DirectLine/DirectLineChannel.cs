using CareBot.Bot.Storage;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Direct Line: replies go onto the conversation's stream, from where its clients read them.</summary>
internal sealed class DirectLineChannel(
    DirectLineOptions options, IWriter writer, Wake wake, DirectLineStreams streams, TimeProvider clock, ILogger<DirectLineChannel> logger) : IChannel
{
    public const string ChannelId = "directline";

    public string Id => ChannelId;

    public IReadOnlyList<ConfiguredAccount> Accounts { get; } = [.. options.Sites.Select(s => new ConfiguredAccount(s.Name, s.Id, s.Brand))];

    /// <summary>The activity as clients receive it, but for what is only known when it leaves: id, time and conversation.</summary>
    public IReadOnlyList<string> Render(Activity reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var passes = reply.Type is ActivityTypes.Message or ActivityTypes.EndOfConversation
            || (reply.Type == ActivityTypes.Event && reply.Name != "handoff.initiate");
        if (!passes)
        {
            return [];
        }

        var activity = JObject.Parse(ActivityJson.Write(reply));
        foreach (var own in new[] { "id", "timestamp", "localTimestamp", "serviceUrl", "channelId", "conversation", "recipient", "deliveryMode", "callerId", "relatesTo" })
        {
            activity.Remove(own);
        }

        var from = activity["from"] as JObject ?? [];
        from["role"] = "bot";
        activity["from"] = from;

        // The conversation has one customer, and without a list the actions are everybody's.
        (activity["suggestedActions"] as JObject)?.Remove("to");
        return [activity.ToString(Newtonsoft.Json.Formatting.None)];
    }

    /// <summary>Appends under the outbox item's own key: a repetition changes nothing, so clients see every reply exactly once.</summary>
    public async Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        var address = send.Address;
        var id = FormattableString.Invariant($"{address.ConversationKey}|b.{send.Id}");
        var now = clock.GetUtcNow();
        var entry = new StreamEntry(FormattableString.Invariant($"out:{send.Id}"), Complete(send, id, now));
        try
        {
            await writer.WriteAsync((db, ct) => StreamAppender.AppendAsync(db, address.ConversationId, entry, now, ct), cancellationToken);
        }
        catch (StorageUnavailableException fault)
        {
            logger.NotAppended(address.ConversationId, send.Id, fault);
            return new(SendOutcome.Transient, Error: "storage unavailable");
        }

        wake.Pulse(new(WakeKind.Stream, address.ConversationId));
        return SendResult.Sent(id);
    }

    public Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        streams.ShowTyping(address.Account, address.ConversationKey);
        return Task.CompletedTask;
    }

    private static string Complete(OutboundSend send, string id, DateTimeOffset now)
    {
        var activity = JObject.Parse(send.Payload);
        activity["id"] = id;
        activity["timestamp"] = DirectLineIncoming.Time(now);
        activity["channelId"] = ChannelId;
        activity["conversation"] = new JObject { ["id"] = send.Address.ConversationKey };
        if (activity["from"] is JObject from && from["id"] is null)
        {
            from["id"] = send.Address.Account.ExternalId;
        }

        return activity.ToString(Newtonsoft.Json.Formatting.None);
    }
}
