namespace CareBot.Knowledge;

/// <summary>One question of a message and what was found for it.</summary>
/// <param name="Text">The part of the message that asks it; the whole message when it asks one thing.</param>
public sealed record QuestionMatch(string Text, MatchResult Result);
