namespace CareBot.Knowledge.Matching;

/// <summary>What every member says of the candidates for one text. Candidates have places from 0 on, in the order of the articles.</summary>
internal sealed class Scores(int capacity)
{
    public const int Members = 6;

    private readonly int[] _articles = new int[capacity];
    private readonly int[] _examples = new int[capacity];
    private readonly float[] _values = new float[Members * capacity];

    public int Capacity => capacity;

    /// <summary>How many candidates there are.</summary>
    public int Count { get; private set; }

    /// <summary>By place, rising: the article's number.</summary>
    public ReadOnlySpan<int> Articles => _articles.AsSpan(0, Count);

    /// <summary>By place.</summary>
    public Span<float> this[Member member] => _values.AsSpan((int)member * capacity, Count);

    public float Of(int member, int place) => _values[(member * capacity) + place];

    /// <summary>The number of the article's nearest example; -1 when none shares a feature.</summary>
    public int NearestExample(int place) => _examples[place];

    /// <summary>-1: the article is no candidate.</summary>
    public int PlaceOf(int article)
    {
        var place = Articles.BinarySearch(article);
        return place < 0 ? -1 : place;
    }

    /// <param name="articles">Rising; at most as many as the capacity.</param>
    public void Begin(ReadOnlySpan<int> articles)
    {
        Count = articles.Length;
        articles.CopyTo(_articles);
    }

    public void SetNearest(int place, int example) => _examples[place] = example;

    /// <summary>A copy that takes no more room than it needs.</summary>
    public Scores Kept()
    {
        var kept = new Scores(Count);
        kept.Begin(Articles);
        for (var member = 0; member < Members; member++)
        {
            this[(Member)member].CopyTo(kept[(Member)member]);
        }

        _examples.AsSpan(0, Count).CopyTo(kept._examples);
        return kept;
    }
}
