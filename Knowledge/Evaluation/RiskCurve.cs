using System.Globalization;

namespace CareBot.Knowledge.Evaluation;

/// <summary>What becomes of the answers when only the surest are given: the table that a threshold is chosen from.</summary>
internal static class RiskCurve
{
    private const int Steps = 50;

    /// <summary>
    /// TSV with <c>threshold</c> (least probability that is answered), <c>coverage</c> (share of all cases answered), <c>risk</c> (share
    /// of the answers that are wrong), <c>answered</c>, <c>wrong</c>, <c>oos_answered</c> (counts; the last: no article answers these).
    /// </summary>
    public static void Write(IReadOnlyList<AskedCase> cases, TextWriter output)
    {
        output.WriteLine("threshold\tcoverage\trisk\tanswered\twrong\toos_answered");
        AskedCase[] surest = [.. cases.OrderByDescending(asked => asked.Result.TopProbability)];
        foreach (var end in Ends(surest))
        {
            var (wrong, foreign) = (surest.Take(end).Count(asked => asked.Rank != 1), surest.Take(end).Count(asked => !asked.InScope));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{surest[end - 1].Result.TopProbability:0.0000}\t{(double)end / surest.Length:0.0000}\t{(double)wrong / end:0.0000}\t{end}\t{wrong}\t{foreign}"));
        }
    }

    /// <summary>How many of the surest are answered at each step; cases of the same probability are answered together.</summary>
    private static IEnumerable<int> Ends(AskedCase[] surest)
    {
        var last = 0;
        for (var step = 1; step <= Steps; step++)
        {
            var end = Math.Max(last, (int)Math.Round((double)step * surest.Length / Steps));
            while (end > 0 && end < surest.Length && surest[end].Result.TopProbability >= surest[end - 1].Result.TopProbability)
            {
                end++;
            }

            if (end > last)
            {
                yield return last = end;
            }
        }
    }
}
