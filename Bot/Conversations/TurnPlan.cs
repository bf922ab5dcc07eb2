using CareBot.Dialogs;
using CareBot.Language.Recognizers.Private;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>A waiting inbox event, read.</summary>
public sealed record WaitingEvent(long Id, string Key, Activity Activity, DateTimeOffset PlatformAt, DateTimeOffset ReceivedAt, int Attempts)
{
    /// <summary>What the customer should not have sent; it is masked in <see cref="Activity"/>.</summary>
    public IReadOnlySet<PrivateKind> Secrets { get; init; } = new HashSet<PrivateKind>();

    /// <summary>The event with its secrets masked.</summary>
    public WaitingEvent WithoutSecrets() => this with { Secrets = CustomerSecrets.Mask(Activity) };
}

/// <summary>The events that one turn consumes, and the activity that the bot gets for them.</summary>
/// <param name="Events">In the platform's order; never empty.</param>
/// <param name="Activity">The single event's activity, or the newest one with all texts joined by line feeds.</param>
/// <param name="Texts">The customer's words, one string a message; empty for what is not a message.</param>
public sealed record TurnPlan(IReadOnlyList<WaitingEvent> Events, Activity Activity, IReadOnlyList<string> Texts)
{
    /// <summary>Most messages that are taken together.</summary>
    public const int MostTogether = 20;

    /// <summary>
    /// The next turn: messages that wait together are one turn, ordered by the platform's time; whatever is not typed text
    /// (a click, an event, a message with a reply awaited on the line) is a turn of its own. What the bot has failed on is not
    /// joined by what came later, which would be set aside with it.
    /// </summary>
    /// <param name="waiting">At least one event.</param>
    public static TurnPlan Next(IReadOnlyList<WaitingEvent> waiting)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        var ordered = waiting.OrderBy(e => e.PlatformAt).ThenBy(e => e.Id).ToList();
        var together = ordered.TakeWhile(e => IsTypedText(e.Activity) && e.Attempts == ordered[0].Attempts).Take(MostTogether).ToList();
        return together.Count > 1 ? Merge(together) : Single(ordered[0]);
    }

    private static TurnPlan Single(WaitingEvent only) => new(
        [only],
        only.Activity,
        only.Activity.Type == ActivityTypes.Message ? [only.Activity.Text ?? string.Empty] : []);

    private static TurnPlan Merge(List<WaitingEvent> events)
    {
        var texts = events.Select(e => e.Activity.Text).ToList();
        var newest = Channels.ActivityJson.ReadActivity(Channels.ActivityJson.Write(events[^1].Activity));
        newest.Text = string.Join('\n', texts);
        return new TurnPlan(events, newest, texts);
    }

    private static bool IsTypedText(Activity activity) =>
        activity.Type == ActivityTypes.Message
        && !string.IsNullOrEmpty(activity.Text)
        && activity.Value is null
        && activity.DeliveryMode != DeliveryModes.ExpectReplies
        && activity.Attachments is not { Count: > 0 };
}
