namespace CareBot.Knowledge.Matching;

/// <summary>A text equal to an example is that example's article, whatever the models say. Immutable.</summary>
internal sealed class KnownTexts
{
    private const double Rest = 0.02;

    private readonly ulong[] _identities;
    private readonly int[] _articles;

    public KnownTexts(IReadOnlyList<Example> examples)
    {
        _identities = [.. examples.Select(example => example.Identity)];
        _articles = [.. examples.Select(example => example.Article)];
        Array.Sort(_identities, _articles);
    }

    /// <summary>Numbers of the articles that have the text as an example.</summary>
    public int[] Of(ulong identity)
    {
        var at = identity == 0 ? -1 : Array.BinarySearch(_identities, identity);
        if (at < 0)
        {
            return [];
        }

        var (first, end) = (at, at + 1);
        while (first > 0 && _identities[first - 1] == identity)
        {
            first--;
        }

        while (end < _identities.Length && _identities[end] == identity)
        {
            end++;
        }

        return [.. _articles[first..end].Distinct().Order()];
    }

    /// <summary>Leaves the others a rest.</summary>
    /// <param name="equal">What <see cref="Of"/> gives.</param>
    /// <param name="probabilities">By place.</param>
    /// <param name="any">That some article answers.</param>
    /// <returns>That some article answers, now.</returns>
    public static double Sharpen(Scores scores, Span<double> probabilities, ReadOnlySpan<int> equal, double any)
    {
        var (mass, count) = (1e-12, 0);
        foreach (var article in equal)
        {
            var place = scores.PlaceOf(article);
            mass += place < 0 ? 0 : probabilities[place];
            count += place < 0 ? 0 : 1;
        }

        if (count == 0)
        {
            return any;
        }

        for (var place = 0; place < probabilities.Length; place++)
        {
            probabilities[place] = equal.Contains(scores.Articles[place])
                ? (1 - Rest) * ((probabilities[place] + (1e-12 / count)) / mass)
                : probabilities[place] * Rest;
        }

        return Math.Max(any, 1 - Rest);
    }
}
