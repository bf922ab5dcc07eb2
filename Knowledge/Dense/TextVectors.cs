namespace CareBot.Knowledge;

/// <summary>The embeddings of articles' texts, made by one model outside. Immutable.</summary>
/// <param name="model">Name of the model; vectors of different models cannot be compared.</param>
/// <param name="byText">A vector for each of <see cref="TextsOf"/>, all of the same length. Their lengths in space do not matter: angles are compared.</param>
public sealed class TextVectors(string model, IReadOnlyDictionary<string, ReadOnlyMemory<float>> byText)
{
    /// <summary>Only the beginning of an answer is compared: models read no more, and it says what the answer is about.</summary>
    public const int LongestAnswer = 2000;

    public string Model { get; } = model;

    /// <summary>The texts whose vectors are needed: questions, titles and answers, each once, in a fixed order.</summary>
    public static IReadOnlyList<string> TextsOf(IEnumerable<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return [.. articles.SelectMany(article => article.Texts.OrderBy(text => text.Key, StringComparer.Ordinal))
            .SelectMany(text => text.Value.Questions.Append(text.Value.Title).Append(Answer(text.Value)))
            .Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal)];
    }

    internal static string Answer(ArticleText text) => text.Answer.Length <= LongestAnswer ? text.Answer
        : char.IsHighSurrogate(text.Answer[LongestAnswer - 1]) ? text.Answer[..(LongestAnswer - 1)]
        : text.Answer[..LongestAnswer];

    /// <exception cref="ArgumentException">There is none.</exception>
    internal ReadOnlySpan<float> Of(string text) => byText.TryGetValue(text, out var vector)
        ? vector.Span
        : throw new ArgumentException($"A text of {text.Length} characters has no vector of {Model}.", nameof(text));
}
