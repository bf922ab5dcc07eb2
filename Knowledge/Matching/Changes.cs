namespace CareBot.Knowledge.Matching;

/// <summary>What became of articles and examples from one knowledge base to the next.</summary>
internal sealed class Changes
{
    private Changes(Article[] articles, int[] oldOf, int[] newOf)
    {
        (Articles, OldOf, NewOf) = (articles, oldOf, newOf);
        Fresh = [.. Enumerable.Range(0, articles.Length).Where(article => oldOf[article] < 0)];
        Gone = newOf.Count(article => article < 0);
    }

    /// <summary>By id, as they are now.</summary>
    public Article[] Articles { get; }

    /// <summary>By article: its number before; -1: it is new or its texts changed.</summary>
    public int[] OldOf { get; }

    /// <summary>By article before: its number now; -1: it is gone or its texts changed.</summary>
    public int[] NewOf { get; }

    /// <summary>Numbers of the articles that are new or changed.</summary>
    public int[] Fresh { get; }

    /// <summary>How many of the articles before are gone or changed.</summary>
    public int Gone { get; }

    /// <param name="before">Sorted by id.</param>
    /// <param name="after">Likewise.</param>
    public static Changes Between(IReadOnlyList<Article> before, Article[] after)
    {
        var (oldOf, newOf) = (new int[after.Length], new int[before.Count]);
        Array.Fill(oldOf, -1);
        Array.Fill(newOf, -1);
        for (var (old, now) = (0, 0); old < before.Count && now < after.Length;)
        {
            var order = string.CompareOrdinal(before[old].Id, after[now].Id);
            if (order == 0 && before[old].HasTextsOf(after[now]))
            {
                (oldOf[now], newOf[old]) = (old, now);
            }

            (old, now) = (old + (order <= 0 ? 1 : 0), now + (order >= 0 ? 1 : 0));
        }

        return new(after, oldOf, newOf);
    }

    /// <summary>The examples as they are now, article by article: those before, renumbered, and the fresh ones.</summary>
    /// <param name="fresh">Their articles are places in <see cref="Fresh"/>.</param>
    /// <param name="newOf">By example before: its number now; -1: it is gone.</param>
    public Example[] Merge(IReadOnlyList<Example> before, Example[] fresh, out int[] newOf)
    {
        newOf = new int[before.Count];
        Array.Fill(newOf, -1);
        var merged = new List<Example>(before.Count + fresh.Length);
        var (old, next) = (0, 0);
        for (var article = 0; article < Articles.Length; article++)
        {
            for (; next < fresh.Length && Fresh[fresh[next].Article] == article; next++)
            {
                merged.Add(fresh[next] with { Article = article });
            }

            for (; old < before.Count && (NewOf[before[old].Article] is var now && now <= article); old++)
            {
                if (now == article)
                {
                    newOf[old] = merged.Count;
                    merged.Add(before[old].Article == article ? before[old] : before[old] with { Article = article });
                }
            }
        }

        return [.. merged];
    }
}
