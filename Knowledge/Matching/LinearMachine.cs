namespace CareBot.Knowledge.Matching;

/// <summary>One article against the rest, as the dual variables that are not zero.</summary>
/// <param name="Examples">Numbers of the support vectors, rising.</param>
/// <param name="Duals">Theirs, negative for examples of other articles.</param>
/// <param name="Far">The sum of the dual variables of all examples that were not looked at one by one.</param>
internal sealed record LinearMachine(int[] Examples, float[] Duals, float Far)
{
    public static LinearMachine None { get; } = new([], [], 0);

    /// <summary>Numbers of the examples in or near the margin: what a training that goes on from here looks at.</summary>
    public int[] Near { get; init; } = Examples;
}
