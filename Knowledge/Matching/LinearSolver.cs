using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CareBot.Knowledge.Matching;

/// <summary>Solves one article's machine after the other in the same room. For one thread.</summary>
internal sealed class LinearSolver(LinearProblem problem)
{
    private const float Cost = 1f;
    private const float PositiveCost = 4f;
    private const float Tolerance = 0.001f;

    /// <summary>Violations below it are left alone.</summary>
    private const float Least = 0.0005f;

    /// <summary>How far inside its margin an example must lie to be passed over until the rest is solved.</summary>
    private const float Inside = 0.1f;

    private readonly float[] _weights = new float[problem.Features];
    private readonly float[] _duals = new float[problem.Vectors.Length];
    private readonly List<int> _pool = [];
    private readonly List<int> _active = [];
    private float _bias;
    private float _far;
    private float _ofMean;

    /// <param name="own">The article's examples.</param>
    /// <param name="rivals">Examples of other articles, the rest being far; null: all others.</param>
    public LinearMachine Solve(Range own, int[]? rivals, int passes, int seed)
    {
        var (start, end) = (own.Start.Value, own.End.Value);
        Fill(start, end, rivals);
        (_bias, _ofMean, _far) = (0, 0, 0);
        return Solve(start, end, rivals is null ? 0 : problem.Vectors.Length - _pool.Count, passes, seed);
    }

    /// <summary>Goes on without some of the examples or with others, looking at those in or near the margin.</summary>
    /// <param name="from">Where to start.</param>
    /// <param name="left">By example: whether it is thought away; null: none is.</param>
    public LinearMachine SolveAgain(Range own, LinearMachine from, bool[]? left, int passes, int seed)
    {
        _pool.Clear();
        (_bias, _ofMean, _far) = (0, 0, from.Far);
        foreach (var example in from.Near)
        {
            if (left is null || !left[example])
            {
                _pool.Add(example);
            }
        }

        for (var i = 0; i < from.Examples.Length; i++)
        {
            var example = from.Examples[i];
            if (left is null || !left[example])
            {
                Add(example, from.Duals[i]);
                _duals[example] = Math.Abs(from.Duals[i]);
            }
        }

        return Solve(own.Start.Value, own.End.Value, from.Far > 0 ? problem.Vectors.Length - _pool.Count : 0, passes, seed);
    }

    private LinearMachine Solve(int start, int end, int fars, int passes, int seed)
    {
        var random = new Random(seed);
        var isWhole = true;
        _active.Clear();
        _active.AddRange(_pool);
        for (var pass = 0; pass < passes && _pool.Count > 0; pass++)
        {
            random.Shuffle(CollectionsMarshal.AsSpan(_active));
            var worst = Math.Max(MoveFar(fars), Pass(start, end));
            if (worst >= Tolerance)
            {
                isWhole = false;
                continue;
            }

            if (isWhole)
            {
                break;
            }

            isWhole = true;
            _active.Clear();
            _active.AddRange(_pool);
        }

        return Taken(start, end);
    }

    private void Fill(int start, int end, int[]? rivals)
    {
        _pool.Clear();
        for (var i = rivals is null ? 0 : start; i < (rivals is null ? problem.Vectors.Length : end); i++)
        {
            _pool.Add(i);
        }

        _pool.AddRange(rivals ?? []);
    }

    /// <summary>Moves the dual variables of the active examples and drops those from the active that need none. Gives the largest violation.</summary>
    private float Pass(int start, int end)
    {
        var (worst, kept) = (0f, 0);
        for (var at = 0; at < _active.Count; at++)
        {
            var i = _active[at];
            var isOwn = i >= start && i < end;
            var sign = isOwn ? 1f : -1f;
            var slack = isOwn ? 0.5f / PositiveCost : 0.5f / Cost;
            var dual = _duals[i];
            var margin = Product(problem.Vectors[i]) + _bias - (_far * (1 + problem.OfMean[i]));
            var gradient = (sign * margin) - 1 + (slack * dual);
            if (dual == 0 && gradient > Inside)
            {
                continue;
            }

            _active[kept++] = i;
            var violation = dual > 0 ? Math.Abs(gradient) : Math.Max(0, -gradient);
            if (violation > Least)
            {
                worst = Math.Max(worst, violation);
                var moved = Math.Max(0, dual - (gradient / (problem.Squares[i] + 1 + slack)));
                _duals[i] = moved;
                Add(i, sign * (moved - dual));
            }
        }

        _active.RemoveRange(kept, _active.Count - kept);
        return worst;
    }

    /// <summary>All far examples share the dual variable of their mean. Gives its violation.</summary>
    private float MoveFar(int fars)
    {
        if (fars <= 0)
        {
            return 0;
        }

        var slack = 0.5f / (Cost * fars);
        var square = problem.MeanSquare + 1;
        var gradient = -(_ofMean + _bias - (_far * square)) - 1 + (slack * _far);
        _far = Math.Max(0, _far - (gradient / (square + slack)));
        return _far > 0 ? Math.Abs(gradient) : Math.Max(0, -gradient);
    }

    /// <summary>What was found; the room is clean again.</summary>
    private LinearMachine Taken(int start, int end)
    {
        _pool.Sort();
        var (examples, duals) = (new List<int>(), new List<float>());
        foreach (var i in _pool)
        {
            if (_duals[i] > 0)
            {
                examples.Add(i);
                duals.Add(i >= start && i < end ? _duals[i] : -_duals[i]);
            }

            _duals[i] = 0;
            foreach (var feature in problem.Vectors[i].Index)
            {
                _weights[feature] = 0;
            }
        }

        return new([.. examples], [.. duals], _far) { Near = [.. _active.Order()] };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Product(SparseVector vector)
    {
        var sum = 0f;
        var (index, value) = (vector.Index, vector.Value);
        for (var i = 0; i < index.Length && i < value.Length; i++)
        {
            sum += _weights[index[i]] * value[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int example, float change)
    {
        var vector = problem.Vectors[example];
        var (index, value) = (vector.Index, vector.Value);
        for (var i = 0; i < index.Length && i < value.Length; i++)
        {
            _weights[index[i]] += change * value[i];
        }

        _bias += change;
        _ofMean += change * problem.OfMean[example];
    }
}
