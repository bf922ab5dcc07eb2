using CareBot.Bot.Attachments.Incoming;
using CareBot.Knowledge;

namespace CareBot.Bot.Api.Cases;

public enum Delivery
{
    Queued,
    Sending,
    Sent,
    Failed,
    Dropped,
}

/// <summary>One line of a transcript.</summary>
/// <param name="Agent">Who wrote it or did it; null for customer and bot.</param>
/// <param name="Text">As written; show it as text. For <c>system</c> one of <c>claimed</c>, <c>released</c>, <c>transferred</c>, <c>closed</c>, <c>returned</c>, <c>agent-gone</c>.</param>
/// <param name="Buttons">Titles of the quick replies under it.</param>
/// <param name="Delivery">Null for what does not leave.</param>
/// <param name="Error">Why it failed or was dropped.</param>
/// <param name="ClientId">The id that the desk gave it.</param>
/// <param name="Notes">What the bot thought of a customer's message.</param>
public sealed record MessageRow(
    long Id,
    long Seq,
    Author Author,
    PersonRef? Agent,
    DateTimeOffset At,
    string Text,
    IReadOnlyList<string> Buttons,
    IReadOnlyList<AttachmentView> Attachments,
    Delivery? Delivery,
    string? Error,
    string? ClientId,
    NotesView? Notes);

/// <param name="Url">Where the desk opens it; null for what is not kept here.</param>
/// <param name="State">Whether it is kept here, will be, or why not.</param>
/// <param name="Fault">Why it is not kept, when <paramref name="State"/> is <c>failed</c>.</param>
/// <param name="Size">In bytes; null for what is not kept here.</param>
public sealed record AttachmentView(string? Name, string? ContentType, string? Url, AttachmentState State, MediaFault? Fault, long? Size);

public enum AttachmentState
{
    /// <summary>Only its name and type are known here.</summary>
    Named,

    /// <summary>It is being fetched from the platform.</summary>
    Waiting,
    Kept,
    Failed,
}

/// <param name="Anger">0 to 1.</param>
/// <param name="AnyProbability">0 to 1: that any article answers.</param>
public sealed record NotesView(
    string? Language,
    string? Kind,
    double? Anger,
    IReadOnlyList<string> AngerSignals,
    MatchDecision? Decision,
    double? AnyProbability,
    IReadOnlyList<RankedView> Ranked,
    string? AnsweredArticle,
    string? Dialog,
    string? HandoffReason);

/// <param name="Title">Its id when the active release no longer has the article.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Example">The example question that matched best.</param>
public sealed record RankedView(string ArticleId, string Title, double Probability, string? Example);

/// <param name="Text">1 to 4000 characters.</param>
/// <param name="ClientId">A UUID of the sender's choice: the same again writes nothing twice.</param>
public sealed record WriteRequest(string Text, Guid ClientId);
