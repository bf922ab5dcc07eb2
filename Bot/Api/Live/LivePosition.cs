using System.Globalization;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Api.Live;

/// <summary>A place in the feed as browsers keep it, with the time it was given out, because the feed is only kept for so long.</summary>
internal sealed record LivePosition(FeedPosition Feed, DateTimeOffset At)
{
    /// <summary>A day less than the feed is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(29);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{this.Feed.Transaction}.{this.Feed.Number}.{this.At.ToUnixTimeSeconds()}");

    /// <summary>Null for what is none of ours, or too old.</summary>
    public static LivePosition? Read(string? text, DateTimeOffset now)
    {
        if (text?.Split('.') is not [var transaction, var number, var seconds]
            || !long.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
            || s > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return null;
        }

        var at = DateTimeOffset.FromUnixTimeSeconds(s);
        return now - at < Kept ? new LivePosition(new FeedPosition(t, n), at) : null;
    }
}
