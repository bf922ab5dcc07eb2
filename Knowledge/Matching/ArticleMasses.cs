namespace CareBot.Knowledge.Matching;

/// <summary>How much of all features together an article's examples have.</summary>
/// <param name="Norms">By article: the norm of the examples' sum.</param>
/// <param name="Rarities">By article: the logarithm that multinomial Bayes takes off.</param>
internal sealed record ArticleMasses(float[] Norms, float[] Rarities)
{
    public const float Smoothing = 0.02f;

    private const float LeastSquare = 1e-3f;

    public static ArticleMasses Of(int articles) => new(new float[articles], new float[articles]);

    /// <summary>One feature of an article; when all are told, <see cref="Close"/>.</summary>
    public void Add(int article, float mass)
    {
        Norms[article] += mass * mass;
        Rarities[article] += mass;
    }

    public void Close(int article, int features)
    {
        Norms[article] = MathF.Sqrt(Math.Max(Norms[article], LeastSquare));
        Rarities[article] = MathF.Log(1 + (Rarities[article] / (Smoothing * features)));
    }
}
