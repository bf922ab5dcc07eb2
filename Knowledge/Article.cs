using CareBot.Language;

namespace CareBot.Knowledge;

/// <summary>A piece of knowledge. Equal when every value in it is equal, whatever the order of the languages.</summary>
/// <param name="Id">Unique in a knowledge base; ordinal, case counts.</param>
/// <param name="Texts">By language code (<see cref="LanguageCode.All"/>).</param>
/// <param name="FollowUps">Ids of articles that customers often ask for next.</param>
/// <param name="ValidFrom">First instant at which the article may answer; null: always was.</param>
/// <param name="ValidUntil">First instant at which it may no longer answer; null: never ends.</param>
public sealed record Article(
    string Id,
    IReadOnlyDictionary<string, ArticleText> Texts,
    IReadOnlyList<string> FollowUps,
    IReadOnlyList<string> Tags,
    DateTimeOffset? ValidFrom = null,
    DateTimeOffset? ValidUntil = null)
{
    /// <summary>The text in <paramref name="language"/>, else in Indonesian, else in English, else in any language; null when there is none.</summary>
    public ArticleText? TextFor(string language) =>
        Texts.GetValueOrDefault(language)
        ?? Texts.GetValueOrDefault(LanguageCode.Indonesian)
        ?? Texts.GetValueOrDefault(LanguageCode.English)
        ?? Texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Value).FirstOrDefault();

    public bool IsValidAt(DateTimeOffset instant) => (ValidFrom is null || ValidFrom <= instant) && (ValidUntil is null || instant < ValidUntil);

    /// <summary>Whether titles, questions and answers are equal in every language.</summary>
    internal bool HasTextsOf(Article other) =>
        Texts.Count == other.Texts.Count
        && Texts.All(text => text.Value.Equals(other.Texts.GetValueOrDefault(text.Key)));

    public bool Equals(Article? other) =>
        other is not null
        && Id == other.Id
        && ValidFrom == other.ValidFrom
        && ValidUntil == other.ValidUntil
        && FollowUps.SequenceEqual(other.FollowUps, StringComparer.Ordinal)
        && Tags.SequenceEqual(other.Tags, StringComparer.Ordinal)
        && HasTextsOf(other);

    public override int GetHashCode() => HashCode.Combine(Id, Texts.Count, FollowUps.Count, Tags.Count);
}
