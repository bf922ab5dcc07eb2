namespace CareBot.Bench.Training;

/// <summary>Fits probabilities to held-out scores by gradient descent on the log loss.</summary>
internal static class CalibrationTraining
{
    private const int Steps = 3000;
    private const double Rate = 0.5;

    /// <returns>The twelve numbers of <see cref="CareBot.Dialogs.Understanding.Mood.MoodCalibration.Sentiment"/>.</returns>
    public static float[] Sentiment((float[] Scores, int Sentiment, bool IsTwofold)[] cases)
    {
        var numbers = new double[12];
        numbers[0] = numbers[5] = numbers[10] = 2;
        var gradient = new double[12];
        Span<double> p = stackalloc double[3];
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(gradient);
            foreach (var (scores, sentiment, isTwofold) in cases)
            {
                var sum = 0.0;
                for (var row = 0; row < 3; row++)
                {
                    p[row] = isTwofold && row == 1 ? 0
                        : Math.Exp((numbers[row * 4] * scores[0]) + (numbers[(row * 4) + 1] * scores[1]) + (numbers[(row * 4) + 2] * scores[2]) + numbers[(row * 4) + 3]);
                    sum += p[row];
                }
                for (var row = 0; row < 3; row++)
                {
                    var miss = (p[row] / sum) - (row == sentiment ? 1 : 0);
                    for (var score = 0; score < 3; score++)
                    {
                        gradient[(row * 4) + score] += miss * scores[score];
                    }
                    gradient[(row * 4) + 3] += miss;
                }
            }
            for (var i = 0; i < 12; i++)
            {
                numbers[i] -= Rate * gradient[i] / cases.Length;
            }
        }
        return [.. numbers.Select(number => (float)number)];
    }

    /// <returns>Slope and shift of the logistic curve, and the probability from which on F1 is best.</returns>
    public static (float Slope, float Shift, float Threshold) Anger((double Score, bool IsAngry)[] cases)
    {
        var (slope, shift) = (1.0, -1.0);
        for (var step = 0; step < Steps; step++)
        {
            var (slopeGradient, shiftGradient) = (0.0, 0.0);
            foreach (var (score, isAngry) in cases)
            {
                var miss = (1 / (1 + Math.Exp(-((slope * score) + shift)))) - (isAngry ? 1 : 0);
                slopeGradient += miss * score;
                shiftGradient += miss;
            }
            (slope, shift) = (slope - (Rate * slopeGradient / cases.Length), shift - (Rate * shiftGradient / cases.Length));
        }
        return ((float)slope, (float)shift, (float)(1 / (1 + Math.Exp(-((slope * Threshold(cases)) + shift)))));
    }

    /// <summary>The middle of the scores from which on F1 is within a hundredth of the best: the very best one is chance.</summary>
    private static double Threshold((double Score, bool IsAngry)[] cases)
    {
        var (found, wanted) = (0, cases.Count(one => one.IsAngry));
        var measured = cases.OrderByDescending(one => one.Score).Select((one, i) =>
        {
            found += one.IsAngry ? 1 : 0;
            return (one.Score, F1: 2.0 * found / (i + 1 + wanted));
        }).ToList();
        var least = measured.Max(one => one.F1) - 0.01;
        return measured.Where(one => one.F1 >= least).Average(one => one.Score);
    }
}
