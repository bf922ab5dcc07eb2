using System.Collections.Concurrent;
using CareBot.Tests.StandIns;

namespace CareBot.Bench.Fault;

/// <summary>A class of errors, with every error of it that the platform documents.</summary>
/// <param name="Weight">How often it is met, beside the others.</param>
/// <param name="Final">Whether the reply that meets it is given up.</param>
internal sealed record ErrorClass(string Name, double Weight, bool Final, IReadOnlyList<StandInFault> Errors);

/// <summary>Lets a share of the calls fail, with errors of every class. Thread-safe.</summary>
internal sealed class ErrorMix(double share, int seed, IReadOnlyList<ErrorClass> classes)
{
    private readonly Random random = new(seed);
    private readonly ConcurrentDictionary<string, int> met = new(StringComparer.Ordinal);
    private volatile bool isOver;

    /// <summary>Errors so far, by class.</summary>
    public IReadOnlyDictionary<string, int> Met => this.met;

    /// <summary>Errors so far after which a reply is given up.</summary>
    public int Final => classes.Where(c => c.Final).Sum(c => this.met.GetValueOrDefault(c.Name));

    /// <summary>From now on every call is taken.</summary>
    public void End() => this.isOver = true;

    public StandInFault? Next()
    {
        if (this.isOver)
        {
            return null;
        }

        lock (this.random)
        {
            if (this.random.NextDouble() >= share)
            {
                return null;
            }

            var at = this.random.NextDouble() * classes.Sum(c => c.Weight);
            var chosen = classes.First(c => (at -= c.Weight) < 0 || c == classes[^1]);
            this.met.AddOrUpdate(chosen.Name, 1, (_, count) => count + 1);
            return chosen.Errors[this.random.Next(chosen.Errors.Count)];
        }
    }
}
