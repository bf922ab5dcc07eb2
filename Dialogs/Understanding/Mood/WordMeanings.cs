using System.Runtime.InteropServices;

namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>
/// What words mean, as far as the company that they keep tells: of each a direction of <see cref="Dimensions"/> numbers, near to those of words that stand among
/// the same others, and how rare it is. So a word that few labelled texts hold is heard like its kind. Immutable and thread-safe.
/// </summary>
internal sealed class WordMeanings
{
    public const int Dimensions = 64;

    /// <summary>Steps of rarity a unit; rarity is the natural logarithm of texts a text with the word, at most 10.6.</summary>
    private const float RaritySteps = 24;
    private readonly uint[] keys;
    private readonly byte[] rarities;
    private readonly sbyte[] directions;
    private readonly Dictionary<uint, int> places;
    private readonly float[] sizes;

    private WordMeanings(uint[] keys, byte[] rarities, sbyte[] directions)
    {
        (this.keys, this.rarities, this.directions) = (keys, rarities, directions);
        places = keys.Select((key, place) => (key, place)).ToDictionary(pair => pair.key, pair => pair.place);
        sizes = [.. rarities.Select((rarity, place) => rarity / RaritySteps / Length(directions.AsSpan(place * Dimensions, Dimensions)))];
    }

    /// <param name="words">Different words, each with its rarity and a direction of any length.</param>
    public static WordMeanings Of(IReadOnlyList<(string Word, double Rarity, float[] Direction)> words) => new(
        [.. words.Select(word => Key(word.Word))],
        [.. words.Select(word => (byte)Math.Clamp(Math.Round(word.Rarity * RaritySteps), 1, 255))],
        [.. words.SelectMany(word => Small(word.Direction))]);

    public static WordMeanings Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return new(
            [.. Enumerable.Range(0, count).Select(_ => reader.ReadUInt32())],
            reader.ReadBytes(count),
            MemoryMarshal.Cast<byte, sbyte>(reader.ReadBytes(count * Dimensions)).ToArray());
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(keys.Length);
        Array.ForEach(keys, writer.Write);
        writer.Write(rarities);
        writer.Write(MemoryMarshal.AsBytes(directions.AsSpan()));
    }

    /// <summary>Adds the word's direction, as long as the word is rare, to <paramref name="sum"/>; nothing when it is not known.</summary>
    public void AddTo(Span<float> sum, string word)
    {
        if (places.TryGetValue(Key(word), out var place))
        {
            var direction = directions.AsSpan(place * Dimensions, Dimensions);
            for (var i = 0; i < Dimensions; i++)
            {
                sum[i] += direction[i] * sizes[place];
            }
        }
    }

    private static uint Key(string word) => (uint)(Hashes.Mixed(Hashes.Add(Hashes.Seed, word)) >> 32);

    private static IEnumerable<sbyte> Small(float[] direction)
    {
        var largest = direction.Max(MathF.Abs);
        return direction.Select(part => (sbyte)MathF.Round(127 * part / largest));
    }

    private static float Length(ReadOnlySpan<sbyte> direction)
    {
        var sum = 0;
        foreach (var part in direction)
        {
            sum += part * part;
        }
        return MathF.Sqrt(Math.Max(1, sum));
    }
}
