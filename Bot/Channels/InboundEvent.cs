using CareBot.Bot.Attachments;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels;

/// <summary>One platform event, checked and translated, on its way into the inbox.</summary>
/// <param name="Key">The platform's own id of the event, at most 512 characters: a second event of the same account with the same key is <see cref="Acceptance.AlreadySeen"/>.</param>
/// <param name="ConversationKey">The platform's id of the thread, at most 512 characters.</param>
/// <param name="CustomerKey">The platform's id of who wrote, at most 512 characters.</param>
/// <param name="CustomerName">Their name if the platform gave it.</param>
/// <param name="Activity">The event as a Bot Framework activity: <c>channelId</c>, <c>from</c>, <c>recipient</c>, <c>conversation</c>, <c>serviceUrl</c> (where there is one) and <c>type</c> are set.</param>
/// <param name="PlatformAt">The platform's time of the event.</param>
/// <param name="Raw">The event as the platform wrote it; kept until the turn's commit.</param>
/// <param name="Stream">For Direct Line: the activity as JSON that the conversation's own clients receive, appended in the same transaction; else null.</param>
/// <param name="FromCustomer">False for what an agent hub says: it begins no conversation, and leaves the customer's name and the reply address as they are.</param>
/// <param name="Files">Files that came with it, stored in the same transaction; null for none.</param>
public sealed record InboundEvent(
    string Key,
    string ConversationKey,
    string CustomerKey,
    string? CustomerName,
    Activity Activity,
    DateTimeOffset PlatformAt,
    string? Raw,
    StreamEntry? Stream = null,
    bool FromCustomer = true,
    IReadOnlyList<CheckedFile>? Files = null)
{
    /// <summary>Whether the platform's reply window begins anew with it; a message does everywhere.</summary>
    public bool OpensWindow { get; init; } = Activity.Type == ActivityTypes.Message;
}

/// <summary>What Direct Line clients receive; <see cref="Key"/> is unique within the conversation.</summary>
public sealed record StreamEntry(string Key, string Activity);

public enum Acceptance
{
    /// <summary>Stored durably; a turn will follow.</summary>
    Accepted,

    /// <summary>Stored by an earlier delivery, or nobody's: nothing changed.</summary>
    AlreadySeen,
}
