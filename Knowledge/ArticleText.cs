namespace CareBot.Knowledge;

/// <summary>What an article says in one language. Equal when title, answer and questions are equal.</summary>
/// <param name="Title">One line; offered as a button when the bot is not sure.</param>
/// <param name="Answer">Markdown.</param>
/// <param name="Questions">Example questions as customers type them.</param>
public sealed record ArticleText(string Title, string Answer, IReadOnlyList<string> Questions)
{
    public bool Equals(ArticleText? other) =>
        other is not null && Title == other.Title && Answer == other.Answer && Questions.SequenceEqual(other.Questions, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Title, Answer, Questions.Count);
}
