using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>One call of the webhook, read.</summary>
/// <param name="Object">What the call is about; ours is <see cref="PageObject"/>.</param>
/// <param name="Pages">The events to keep, by page, in the order of the call; each key once.</param>
/// <param name="Ignored">What we have no use for, or could not read.</param>
internal sealed record MessengerPayload(string? Object, IReadOnlyList<PageEvents> Pages, IReadOnlyList<IgnoredEvent> Ignored)
{
    public const string PageObject = "page";

    /// <summary>
    /// Reads the envelope <c>{"object":"page","entry":[{"id","time","messaging":[…],"standby":[…],"changes":[…]}]}</c>.
    /// Null if it is not a JSON object; whatever else is odd inside costs only the event it stands in.
    /// </summary>
    /// <param name="body">The raw body.</param>
    /// <param name="receivedAt">The time of events that carry none.</param>
    public static MessengerPayload? Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        using var document = WebhookJson.Parse(body);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return null;
        }

        var pages = new Dictionary<string, Dictionary<string, InboundEvent>>(StringComparer.Ordinal);
        var ignored = new List<IgnoredEvent>();
        foreach (var entry in root.Items("entry"))
        {
            if (entry.Id("id") is not { } page)
            {
                ignored.Add(new("entry_without_id", null));
                continue;
            }

            var sentAt = entry.Moment("time") ?? receivedAt;
            foreach (var item in entry.Items("messaging"))
            {
                if (MessengerEvent.Read(page, item, sentAt) is { } inbound)
                {
                    pages.TryAdd(page, new(StringComparer.Ordinal));
                    pages[page].TryAdd(inbound.Key, inbound);
                }
                else
                {
                    ignored.Add(MessengerEvent.Ignored(item));
                }
            }

            ignored.AddRange(entry.Items("standby").Select(item => MessengerEvent.Ignored(item) with { Kind = "standby" }));
            ignored.AddRange(entry.Items("changes").Select(_ => new IgnoredEvent("changes", null)));
        }

        return new(root.Text("object"), [.. pages.Select(p => new PageEvents(p.Key, [.. p.Value.Values]))], ignored);
    }
}

/// <summary>The events of one page.</summary>
internal sealed record PageEvents(string Id, IReadOnlyList<InboundEvent> Events);

/// <summary>An event that is not kept.</summary>
/// <param name="Kind">Its kind, as Meta names it.</param>
/// <param name="Id">Its id, if it has one.</param>
internal sealed record IgnoredEvent(string Kind, string? Id);
