using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace CareBot.Handoff;

/// <summary>Why the bot gives a conversation up: the <c>Value</c> of its <c>handoff.initiate</c> event, named the same by both JSON libraries.</summary>
/// <param name="Reason">A word of <see cref="HandoffReasons.Code"/>.</param>
/// <param name="Language"><c>id</c>, <c>en</c> or <c>ms</c>: what the person will need to speak.</param>
/// <param name="Question">The question that was not answered, or null.</param>
/// <param name="ArticleId">The last article that was sent, or null.</param>
/// <param name="Anger">Probability, 0 to 1, that the customer is angry.</param>
/// <param name="Signals">The words and signals that led here, strongest first.</param>
[DataContract]
public sealed record HandoffRequest(
    [property: DataMember(Name = "reason"), JsonPropertyName("reason")] string Reason,
    [property: DataMember(Name = "language"), JsonPropertyName("language")] string Language,
    [property: DataMember(Name = "question"), JsonPropertyName("question")] string? Question,
    [property: DataMember(Name = "articleId"), JsonPropertyName("articleId")] string? ArticleId,
    [property: DataMember(Name = "anger"), JsonPropertyName("anger")] double Anger,
    [property: DataMember(Name = "signals"), JsonPropertyName("signals")] IReadOnlyList<string> Signals);
