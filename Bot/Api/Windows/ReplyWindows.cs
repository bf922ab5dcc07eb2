using CareBot.Bot.Channels;

namespace CareBot.Bot.Api.Windows;

/// <summary>How long a customer can still be answered, for lists and cases of the desk.</summary>
internal sealed class ReplyWindows(ChannelSet channels, DeskOptions options)
{
    private readonly Dictionary<string, ReplyWindow?> byChannel = channels.All.ToDictionary(c => c.Id, c => c.Window, StringComparer.Ordinal);

    /// <summary>Null where the platform has no window, and where the customer has not written yet.</summary>
    public ReplyWindowView? Of(string channel, DateTimeOffset? lastInboundAt)
    {
        if (lastInboundAt is not { } last || this.byChannel.GetValueOrDefault(channel) is not { } window)
        {
            return null;
        }

        var times = window.From(last);
        return new(times.Until, times.Until - options.WindowWarning, times.After, times.AfterUntil);
    }
}

/// <summary>Until when the platform takes replies, and what becomes of them afterwards.</summary>
/// <param name="ReplyUntil">Replies of every kind.</param>
/// <param name="WarnFrom">From then on the desk warns.</param>
/// <param name="After">What becomes of a person's reply after <paramref name="ReplyUntil"/>.</param>
/// <param name="AfterUntil">How long that holds; null where it does not, or without end.</param>
public sealed record ReplyWindowView(DateTimeOffset ReplyUntil, DateTimeOffset WarnFrom, AfterWindow After, DateTimeOffset? AfterUntil);
