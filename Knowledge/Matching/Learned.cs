using CareBot.Knowledge.Index;

namespace CareBot.Knowledge.Matching;

/// <summary>All that was learned from examples, as opposed to counted.</summary>
internal sealed record Learned(LinearModel Linear, Stack Stack, Gate Gate, TopCalibration Top, DecisionPolicy Policy)
{
    /// <summary>Trains on all cores.</summary>
    public static Learned From(ExampleIndex index, MatchOptions options)
    {
        var trainer = LinearTrainer.Of(index, options.Seed);
        var machines = trainer.Train();
        var (stack, gate, top, policy) = Calibration.Fit(index, trainer, machines, options);
        return new(trainer.Model(machines), stack, gate, top, policy);
    }

    /// <summary>What holds after a few articles changed: margins are learned anew where they changed, how members weigh stays.</summary>
    /// <param name="index">After the changes.</param>
    /// <param name="newOf">By example before: its number now; -1: it is gone.</param>
    public Learned After(ExampleIndex index, Changes changes, int[] newOf, MatchOptions options) =>
        this with { Linear = LinearChanges.After(Linear, index, changes, newOf, options.Seed) };

    public void Write(IndexWriter index)
    {
        Linear.Write(index);
        Stack.Write(index);
        Gate.Write(index);
        Top.Write(index);
        Policy.Write(index);
    }

    /// <exception cref="IndexException">The index holds what was learned from other examples or articles.</exception>
    public static Learned Read(IndexReader index, int examples, int articles) =>
        new(LinearModel.Read(index, examples, articles), Stack.Read(index), Gate.Read(index), TopCalibration.Read(index), DecisionPolicy.Read(index));
}
