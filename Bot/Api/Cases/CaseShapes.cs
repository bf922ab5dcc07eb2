using CareBot.Bot.Api.Customers;
using CareBot.Bot.Api.Windows;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.Api.Cases;

public enum CaseView
{
    /// <summary>Waiting cases, the next to be served first.</summary>
    Queue,

    /// <summary>What I have, newest case first.</summary>
    Mine,

    /// <summary>Everything that has not ended, newest case first.</summary>
    All,

    /// <summary>What has ended, newest case first.</summary>
    Closed,
}

public enum CaseState
{
    Waiting,
    Open,
    Bot,
    Closed,
}

/// <summary>Why the bot gave it up.</summary>
public enum CaseReason
{
    Angry,
    Unresolved,
    AskedForPerson,
    BotFailed,
}

public enum Author
{
    Customer,
    Bot,
    Agent,
    Note,
    System,
}

public sealed record CustomerRef(long Id, string? Name);

/// <param name="Text">At most 120 characters.</param>
public sealed record LastMessage(Author Author, string Text, DateTimeOffset At);

/// <summary>A brand: its key, which addresses name, and the name customers read.</summary>
public sealed record BrandRef(string Key, string Name);

/// <summary>A case in a list.</summary>
/// <param name="Account">Name of our identity on the channel.</param>
/// <param name="Reason">Null when the bot did not give it up.</param>
/// <param name="Urgency">Lower is served first.</param>
/// <param name="WaitingSince">When it was handed over; null when it never was.</param>
/// <param name="FirstReplyDueAt">When a person's first reply is due; null when nothing was promised.</param>
/// <param name="Language"><c>id</c>, <c>en</c> or <c>ms</c>; null when not yet known.</param>
/// <param name="Unread">The customer's messages since the last one of a person.</param>
/// <param name="Window">How long the platform takes replies; null where there is no end, and for a case that has ended.</param>
public sealed record CaseRow(
    long Id,
    BrandRef Brand,
    long ConversationId,
    CustomerRef Customer,
    string Channel,
    string Account,
    CaseState Status,
    CaseReason? Reason,
    int Urgency,
    DateTimeOffset OpenedAt,
    DateTimeOffset? WaitingSince,
    DateTimeOffset? FirstReplyDueAt,
    DateTimeOffset? FirstReplyAt,
    PersonRef? Agent,
    string? Language,
    LastMessage? LastMessage,
    int Unread,
    ReplyWindowView? Window);

/// <summary>What the bot said when it gave the conversation up.</summary>
/// <param name="Anger">0 to 1.</param>
public sealed record HandoffView(
    string? Question, string? ArticleId, string? ArticleTitle, double Anger, IReadOnlyList<string> Signals, DateTimeOffset RequestedAt);

/// <summary>A case with everything about it; the members of <see cref="CaseRow"/> and more.</summary>
/// <param name="Speaker"><c>bot</c> or a person's id.</param>
/// <param name="PublicThread">The public thread in which the matter began and which can be ended with it; null for none.</param>
/// <param name="Version">Of the conversation; raised by every turn and change of speaker.</param>
/// <param name="IsPublic">Whether everybody reads what is said in it: a thread of posts.</param>
public sealed record CaseDetails(
    long Id,
    BrandRef Brand,
    long ConversationId,
    CustomerCard Customer,
    string Channel,
    string Account,
    CaseState Status,
    CaseReason? Reason,
    int Urgency,
    DateTimeOffset OpenedAt,
    DateTimeOffset? WaitingSince,
    DateTimeOffset? FirstReplyDueAt,
    DateTimeOffset? FirstReplyAt,
    PersonRef? Agent,
    string? Language,
    LastMessage? LastMessage,
    int Unread,
    ReplyWindowView? Window,
    HandoffView? Handoff,
    string Speaker,
    CloseReason? CloseReason,
    long Version,
    PublicThreadView? PublicThread,
    bool IsPublic);

public sealed record TransferRequest(string To);

/// <param name="PublicReply">Said under the customer's public post, where the case has a <c>publicThread</c>; at most 200 characters. Null or empty: nothing.</param>
public sealed record CloseRequest(CloseReason Reason, string? Note = null, string? PublicReply = null);

public sealed record ReturnRequest(string? Note = null);
