using System.Collections.Concurrent;

namespace CareBot.Bot.Understanding.Embeddings;

/// <summary>The vectors of the questions asked lately, in memory only: the last thousand at least, two thousand at most. Thread-safe.</summary>
public sealed class RecentVectors
{
    private const int Generation = 1000;

    private readonly Lock turning = new();
    private ConcurrentDictionary<string, ReadOnlyMemory<float>> young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, ReadOnlyMemory<float>> old = new(StringComparer.Ordinal);

    public bool TryFind(string text, out ReadOnlyMemory<float> vector) => this.young.TryGetValue(text, out vector) || this.old.TryGetValue(text, out vector);

    public void Keep(string text, ReadOnlyMemory<float> vector)
    {
        this.young[text] = vector;
        if (this.young.Count < Generation)
        {
            return;
        }

        lock (this.turning)
        {
            if (this.young.Count >= Generation)
            {
                (this.old, this.young) = (this.young, new(StringComparer.Ordinal));
            }
        }
    }
}
