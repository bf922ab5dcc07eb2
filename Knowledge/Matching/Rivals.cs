namespace CareBot.Knowledge.Matching;

/// <summary>For each article the examples of others that its linear machine must be told from one by one.</summary>
internal sealed class Rivals
{
    /// <summary>Where examples times articles are fewer, all are rivals.</summary>
    private const long AllBelow = 3_000_000;
    private const int Fewest = 200;
    private const int ForEachOwn = 6;

    /// <summary>Of an article's summed features those that weigh most say whom it is like.</summary>
    private const int Features = 200;

    private readonly int[][]? _of;

    private Rivals(int[][]? of) => _of = of;

    public static Rivals All { get; } = new(null);

    /// <summary>Null: all examples of other articles.</summary>
    public int[]? Of(int article) => _of?[article];

    /// <param name="byExample">The examples' vectors, a column an example.</param>
    /// <param name="wanted">The articles for which they are looked up; null: all.</param>
    public static Rivals Find(IReadOnlyList<Example> examples, int articles, Postings byExample, int[]? wanted = null)
    {
        if ((long)examples.Count * articles <= AllBelow)
        {
            return All;
        }

        var of = new int[articles][];
        var asked = wanted ?? [.. Enumerable.Range(0, articles)];
        var own = Enumerable.Range(0, examples.Count).ToLookup(i => examples[i].Article);
        Parallel.For(0, asked.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => (new float[Postings.Pad(examples.Count)], new float[examples.Count]), (place, _, room) =>
        {
            var article = asked[place];
            var (similarities, ranked) = room;
            Array.Clear(similarities);
            byExample.Multiply(Sum(own[article].Select(i => examples[i].Vector)).View, similarities);
            foreach (var i in own[article])
            {
                similarities[i] = 0;
            }

            var most = Math.Min(examples.Count, Math.Max(Fewest, ForEachOwn * own[article].Count()));
            similarities.AsSpan(0, ranked.Length).CopyTo(ranked);
            var threshold = Selection.Nth(ranked, examples.Count - most);
            var found = new List<int>(most);
            for (var i = 0; i < examples.Count; i++)
            {
                if (similarities[i] > threshold)
                {
                    found.Add(i);
                }
            }

            of[article] = [.. found];
            return room;
        }, _ => { });
        return new(of);
    }

    private static SparseVector Sum(IEnumerable<SparseVector> vectors)
    {
        var sums = new Dictionary<int, float>();
        foreach (var vector in vectors)
        {
            for (var i = 0; i < vector.Index.Length; i++)
            {
                sums[vector.Index[i]] = sums.GetValueOrDefault(vector.Index[i]) + vector.Value[i];
            }
        }

        var greatest = sums.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Features).ToArray();
        return new(Array.ConvertAll(greatest, pair => pair.Key), Array.ConvertAll(greatest, pair => pair.Value));
    }
}
