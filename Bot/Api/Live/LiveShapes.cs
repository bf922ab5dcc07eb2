namespace CareBot.Bot.Api.Live;

/// <summary>What changed; the desk fetches it anew.</summary>
/// <param name="Kind"><c>message</c>, <c>delivery</c>, <c>handoff</c>, <c>case</c>, <c>release</c>, <c>hours</c>, <c>articles</c>, <c>presence</c>, <c>canned</c>, <c>window</c> (a conversation's reply window is about to end) or <c>customer</c> (joined or separated).</param>
/// <param name="Subject">Id of the thing, as text.</param>
public sealed record ChangeEvent(string Kind, long? ConversationId, long? CaseId, string? Subject);

/// <param name="Position">Resume here after a lost connection.</param>
public sealed record Changes(string Position, IReadOnlyList<ChangeEvent> Events);

/// <param name="Reset">The position is no longer known: fetch everything anew.</param>
public sealed record Resumed(string Position, bool Reset);

/// <param name="Who"><c>customer</c> or <c>agent</c>.</param>
public sealed record TypingNotice(long ConversationId, string Who, string? FirstName);
