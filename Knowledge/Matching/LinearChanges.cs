namespace CareBot.Knowledge.Matching;

/// <summary>Trains on where articles changed: the new ones, those that lost an example that held their margin, and those that a new example comes near.</summary>
internal static class LinearChanges
{
    /// <summary>A foreign example is near where its margin is above it; far from all margins it is -1.</summary>
    private const float Near = -0.9f;

    /// <summary>An example that held this little may go.</summary>
    private const float Faint = 0.01f;

    /// <param name="index">After the changes.</param>
    /// <param name="newOf">By example before: its number now; -1: it is gone.</param>
    public static LinearModel After(LinearModel before, ExampleIndex index, Changes changes, int[] newOf, int seed)
    {
        if (index.Scorer is not WholeScorer whole)
        {
            return LinearTrainer.Of(index, seed).Model(Array.ConvertAll(changes.OldOf, _ => LinearMachine.None));
        }

        var old = before.Machines.ToArray();
        var wrong = new bool[changes.OldOf.Length];
        var machines = new LinearMachine?[changes.OldOf.Length];
        for (var article = 0; article < machines.Length; article++)
        {
            if (changes.OldOf[article] is var number and >= 0)
            {
                machines[article] = Renumbered(old[number], newOf, out wrong[article]);
            }
        }

        AddNear(machines, wrong, index, whole, changes.Fresh, before.After([.. machines.Select(machine => machine ?? LinearMachine.None)]));
        var trainer = LinearTrainer.After(index, whole, changes.Fresh, seed);
        return before.After(trainer.After(machines, wrong));
    }

    private static LinearMachine Renumbered(LinearMachine machine, int[] newOf, out bool isWrong)
    {
        isWrong = false;
        var (examples, duals) = (new List<int>(machine.Examples.Length), new List<float>(machine.Examples.Length));
        for (var i = 0; i < machine.Examples.Length; i++)
        {
            if (newOf[machine.Examples[i]] is var now and >= 0)
            {
                examples.Add(now);
                duals.Add(machine.Duals[i]);
            }
            else
            {
                isWrong |= Math.Abs(machine.Duals[i]) > Faint;
            }
        }

        return new([.. examples], [.. duals], machine.Far);
    }

    private static void AddNear(LinearMachine?[] machines, bool[] wrong, ExampleIndex index, WholeScorer whole, int[] fresh, LinearModel model)
    {
        var isFresh = fresh.ToHashSet();
        for (var i = 0; i < index.Examples.Count; i++)
        {
            if (!isFresh.Contains(index.Examples[i].Article))
            {
                continue;
            }

            var margins = whole.Margins(index.Examples[i].Vector, model);
            for (var article = 0; article < machines.Length; article++)
            {
                if (machines[article] is { } machine && margins[article] > Near)
                {
                    machines[article] = machine with { Near = [.. machine.Near, i] };
                    wrong[article] = true;
                }
            }
        }
    }
}
