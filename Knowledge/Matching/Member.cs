namespace CareBot.Knowledge.Matching;

/// <summary>The ways in which articles are scored; the stack weighs them against each other.</summary>
internal enum Member
{
    /// <summary>Margin of the linear model.</summary>
    Linear,

    /// <summary>Mean log-probability a feature, multinomial.</summary>
    Bayes,

    /// <summary>Cosine to the sum of the article's examples.</summary>
    Centroid,

    /// <summary>Cosine to the nearest example.</summary>
    Nearest,

    /// <summary>BM25 of the stems over the example questions, as a share of the text's own weight.</summary>
    Questions,

    /// <summary>BM25 of the stems over titles and answers, as a share of the text's own weight.</summary>
    Answers,
}
