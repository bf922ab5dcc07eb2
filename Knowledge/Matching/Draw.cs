namespace CareBot.Knowledge.Matching;

/// <summary>Draws that hold when a few other things come or go: each thing's number depends on it and the seed alone.</summary>
internal static class Draw
{
    private const ulong Prime = 1099511628211;
    private const ulong Odd = 0x9E3779B97F4A7C15;

    public static ulong Number(ulong thing, int seed)
    {
        var mixed = (thing ^ ((ulong)seed * Prime)) * Odd;
        mixed = (mixed ^ (mixed >> 29)) * Odd;
        return mixed ^ (mixed >> 32);
    }

    public static ulong Number(string thing, int seed)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in thing)
        {
            hash = (hash ^ c) * Prime;
        }

        return Number(hash, seed);
    }

    /// <summary>Sorts by the numbers that were drawn; equal ones stay in their order.</summary>
    public static void Shuffle(int[] things, Func<int, ulong> drawn)
    {
        var numbers = Array.ConvertAll(things, thing => (drawn(thing), thing));
        Array.Sort(numbers, things);
    }
}
