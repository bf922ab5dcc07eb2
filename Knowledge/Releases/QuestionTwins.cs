namespace CareBot.Knowledge.Releases;

/// <summary>A question of one article that says what a question of another says.</summary>
internal sealed record QuestionTwin(Article Article, string Language, string Question, Article Other, string OtherLanguage, string OtherQuestion);

/// <summary>
/// Finds questions in different articles that differ only in the order of their words, in function words, in endings, or in
/// one mistyped letter. Time and memory grow with the number of questions, not with that of pairs.
/// </summary>
internal static class QuestionTwins
{
    private const int FewestForTypos = 3;
    private const int ShortestForTypos = 5;

    /// <summary>One twin a question at most, of the first article that has one.</summary>
    public static IEnumerable<QuestionTwin> Find(IReadOnlyList<Article> articles)
    {
        var whole = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var parts = new Dictionary<string, List<(Entry Entry, string Left)>>(StringComparer.Ordinal);
        foreach (var entry in articles.SelectMany(Entries))
        {
            var words = ContentWords.Of(entry.Question, entry.Language);
            if (words.Length == 0)
            {
                continue;
            }

            var key = string.Join(' ', words);
            var other = whole.TryAdd(key, entry) ? Mistyped(parts, words, entry) : whole[key];
            if (other is not null && other.Article.Id != entry.Article.Id)
            {
                yield return new(entry.Article, entry.Language, entry.Question, other.Article, other.Language, other.Question);
            }
        }
    }

    /// <summary>An earlier question of another article with the same words but one, which is a letter away; this one is remembered.</summary>
    private static Entry? Mistyped(Dictionary<string, List<(Entry Entry, string Left)>> parts, string[] words, Entry entry)
    {
        Entry? found = null;
        foreach (var left in words.Where(word => words.Length >= FewestForTypos && word.Length >= ShortestForTypos && !word.Any(char.IsDigit)))
        {
            var key = string.Join(' ', words.Where(word => word != left));
            if (!parts.TryGetValue(key, out var same))
            {
                parts[key] = same = [];
            }

            found ??= same.Where(earlier => earlier.Entry.Article.Id != entry.Article.Id && IsOneLetterAway(earlier.Left, left)).Select(earlier => earlier.Entry).FirstOrDefault();
            same.Add((entry, left));
        }

        return found;
    }

    /// <summary>Whether one letter more, less, other or swapped with its neighbour makes one of the other.</summary>
    internal static bool IsOneLetterAway(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var start = shorter.AsSpan().CommonPrefixLength(longer);
        var a = shorter.AsSpan(start);
        var b = longer.AsSpan(start);
        return (longer.Length - shorter.Length) switch
        {
            0 => a.IsEmpty || a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..])),
            1 => a.SequenceEqual(b[1..]),
            _ => false,
        };
    }

    private static IEnumerable<Entry> Entries(Article article) =>
        from text in article.Texts.OrderBy(text => text.Key, StringComparer.Ordinal)
        from question in text.Value.Questions
        select new Entry(article, text.Key, question);

    private sealed record Entry(Article Article, string Language, string Question);
}
