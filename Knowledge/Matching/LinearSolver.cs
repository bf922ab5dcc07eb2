using System.Runtime.CompilerServices;

namespace CareBot.Knowledge.Matching;

/// <summary>Solves one article's machine after the other in the same room. For one thread.</summary>
internal sealed class LinearSolver(LinearProblem problem)
{
    private const float Cost = 1f;
    private const float PositiveCost = 4f;
    private const float Tolerance = 0.02f;

    /// <summary>How far inside its margin an example must lie to be passed over until the rest is solved.</summary>
    private const float Inside = 0.05f;

    private readonly float[] _weights = new float[problem.Features];
    private readonly float[] _duals = new float[problem.Vectors.Length];
    private readonly List<int> _pool = [];
    private readonly List<int> _active = [];
    private float _bias;
    private float _far;
    private float _ofMean;

    /// <param name="own">The article's examples.</param>
    /// <param name="rivals">Examples of other articles, the rest being far; null: all others.</param>
    /// <param name="from">Where to start.</param>
    /// <param name="left">By example: whether it is thought away; null: none is.</param>
    public LinearMachine Solve(Range own, int[]? rivals, LinearMachine from, bool[]? left, int passes, int seed)
    {
        var (start, end) = (own.Start.Value, own.End.Value);
        Fill(start, end, rivals, left);
        var fars = problem.Vectors.Length - (rivals is null ? problem.Vectors.Length : rivals.Length + end - start);
        Restore(from, left);
        var random = new Random(seed);
        var isWhole = true;
        _active.Clear();
        _active.AddRange(_pool);
        for (var pass = 0; pass < passes && start < end; pass++)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_active));
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

    /// <summary>The weights of the features, without the mean's.</summary>
    /// <param name="least">As a share of the greatest: what is left out.</param>
    public SparseVector Weights(LinearMachine machine, float least)
    {
        var touched = new List<int>();
        for (var i = 0; i < machine.Examples.Length; i++)
        {
            var vector = problem.Vectors[machine.Examples[i]];
            for (var j = 0; j < vector.Index.Length; j++)
            {
                ref var weight = ref _weights[vector.Index[j]];
                if (weight == 0)
                {
                    touched.Add(vector.Index[j]);
                }

                weight += machine.Duals[i] * vector.Value[j];
            }
        }

        touched.Sort();
        var greatest = 0f;
        foreach (var feature in touched)
        {
            greatest = Math.Max(greatest, Math.Abs(_weights[feature]));
        }

        var (index, value) = (new List<int>(), new List<float>());
        foreach (var feature in touched)
        {
            if (Math.Abs(_weights[feature]) > least * greatest)
            {
                index.Add(feature);
                value.Add(_weights[feature]);
            }

            _weights[feature] = 0;
        }

        return new([.. index], [.. value]);
    }

    private void Fill(int start, int end, int[]? rivals, bool[]? left)
    {
        _pool.Clear();
        for (var i = start; i < end; i++)
        {
            _pool.Add(i);
        }

        if (rivals is null)
        {
            for (var i = 0; i < problem.Vectors.Length; i++)
            {
                if (i < start || i >= end)
                {
                    _pool.Add(i);
                }
            }
        }
        else
        {
            _pool.AddRange(rivals);
        }

        if (left is not null)
        {
            _pool.RemoveAll(i => left[i]);
        }
    }

    private void Restore(LinearMachine from, bool[]? left)
    {
        (_bias, _ofMean, _far) = (0, 0, from.Far);
        for (var i = 0; i < from.Examples.Length; i++)
        {
            var example = from.Examples[i];
            if (left is null || !left[example])
            {
                Add(example, from.Duals[i]);
                _duals[example] = Math.Abs(from.Duals[i]);
            }
        }
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
            if (violation > Tolerance / 4)
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

        return new([.. examples], [.. duals], _far);
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
