namespace CareBot.Knowledge.Matching;

/// <summary>
/// Parts the articles into groups so that those taken for one another lie in one group: left out together, their questions
/// are then really foreign to the rest.
/// </summary>
internal static class ConfusedArticles
{
    private const double LeastDoubt = 0.02;
    private const double SureDoubt = 0.1;

    /// <summary>By article: the number of its group, from 0. Groups are about equally large.</summary>
    /// <param name="asked">The right article of a question, and the probability of every candidate.</param>
    /// <param name="order">All articles in the order in which equals are taken.</param>
    public static int[] Group(IEnumerable<(int Article, Scores Scores, double[] Probabilities)> asked, int[] order, int groups)
    {
        var doubts = new Dictionary<(int, int), double>();
        foreach (var (article, scores, probabilities) in asked)
        {
            for (var place = 0; place < probabilities.Length; place++)
            {
                var other = scores.Articles[place];
                if (other != article && probabilities[place] >= LeastDoubt)
                {
                    var pair = (Math.Min(article, other), Math.Max(article, other));
                    doubts[pair] = doubts.GetValueOrDefault(pair) + probabilities[place];
                }
            }
        }

        var clusters = order.ToDictionary(article => article, article => new List<int> { article });
        var largest = (order.Length + groups - 1) / groups;
        foreach (var (one, other) in doubts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key))
        {
            var (cluster, joining) = (clusters[one], clusters[other]);
            if (cluster != joining && cluster.Count + joining.Count <= largest)
            {
                cluster.AddRange(joining);
                joining.ForEach(article => clusters[article] = cluster);
            }
        }

        return Pack(order, clusters, groups);
    }

    /// <summary>By article: 0 for the articles asked and those taken for them, -1 for the others.</summary>
    public static int[] With(IEnumerable<(int Article, Scores Scores, double[] Probabilities)> asked, int articles)
    {
        var groupOf = new int[articles];
        Array.Fill(groupOf, -1);
        foreach (var (article, scores, probabilities) in asked)
        {
            groupOf[article] = 0;
            for (var place = 0; place < probabilities.Length; place++)
            {
                groupOf[scores.Articles[place]] = probabilities[place] >= SureDoubt ? 0 : groupOf[scores.Articles[place]];
            }
        }

        return groupOf;
    }

    /// <summary>The largest cluster first, each into the group that holds least.</summary>
    private static int[] Pack(int[] order, Dictionary<int, List<int>> clusters, int groups)
    {
        var sizes = new int[groups];
        var groupOf = new int[order.Length];
        foreach (var cluster in order.Select(article => clusters[article]).Distinct().OrderByDescending(cluster => cluster.Count))
        {
            var group = Array.IndexOf(sizes, sizes.Min());
            sizes[group] += cluster.Count;
            cluster.ForEach(article => groupOf[article] = group);
        }

        return groupOf;
    }
}
