namespace CareBot.Knowledge.Matching;

/// <summary>Minimises a smooth convex loss over weights that may not be negative, drawn to a prior, by Newton steps.</summary>
internal static class NonNegativeNewton
{
    private const int MaxSteps = 40;
    private const int Sweeps = 300;

    /// <summary>Adds value, gradient and Hessian of the loss at the weights; gives the value.</summary>
    public delegate double Loss(ReadOnlySpan<double> weights, Span<double> gradient, Span<double> hessian);

    /// <param name="prior">Where the search starts and what the weights are drawn to.</param>
    /// <param name="free">Weights that may be negative (a bias).</param>
    /// <param name="strength">How many examples the prior is worth, roughly.</param>
    public static double[] Minimise(ReadOnlySpan<double> prior, IReadOnlyList<bool> free, double strength, Loss loss)
    {
        var size = prior.Length;
        var weights = prior.ToArray();
        var pull = new double[size];
        for (var i = 0; i < size; i++)
        {
            pull[i] = strength / ((prior[i] * prior[i]) + 0.05);
        }

        var (gradient, hessian) = (new double[size], new double[size * size]);
        var value = Evaluate(weights, prior, pull, loss, gradient, hessian);
        for (var step = 0; step < MaxSteps; step++)
        {
            var move = Solve(weights, free, gradient, hessian);
            var (length, next) = (1.0, value);
            var trial = weights;
            while (length > 1e-3)
            {
                trial = [.. weights.Select((weight, i) => weight + (length * move[i]))];
                next = Evaluate(trial, prior, pull, loss, gradient, hessian);
                if (next <= value)
                {
                    break;
                }

                length /= 2;
            }

            if (next > value || value - next < 1e-6 * Math.Max(1, Math.Abs(value)))
            {
                return next <= value ? trial : weights;
            }

            (weights, value) = (trial, next);
        }

        return weights;
    }

    private static double Evaluate(double[] weights, ReadOnlySpan<double> prior, double[] pull, Loss loss, double[] gradient, double[] hessian)
    {
        Array.Clear(gradient);
        Array.Clear(hessian);
        var value = loss(weights, gradient, hessian);
        for (var i = 0; i < weights.Length; i++)
        {
            var off = weights[i] - prior[i];
            value += 0.5 * pull[i] * off * off;
            gradient[i] += pull[i] * off;
            hessian[(i * weights.Length) + i] += pull[i];
        }

        return value;
    }

    /// <summary>The Newton move within the bounds, by coordinate descent on the quadratic model.</summary>
    private static double[] Solve(double[] weights, IReadOnlyList<bool> free, double[] gradient, double[] hessian)
    {
        var size = weights.Length;
        var move = new double[size];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var i = 0; i < size; i++)
            {
                var slope = gradient[i];
                for (var j = 0; j < size; j++)
                {
                    slope += hessian[(i * size) + j] * move[j];
                }

                var wanted = move[i] - (slope / Math.Max(hessian[(i * size) + i], 1e-9));
                move[i] = free[i] ? wanted : Math.Max(-weights[i], wanted);
            }
        }

        return move;
    }
}
