using System.IO.Compression;

namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>
/// What training found: what words mean, for each bucket four weights (negative, neutral, positive, anger), and for the two kinds of text (as it
/// is; by its gloss) how scores become probabilities. The file is Brotli over little-endian numbers, weights as signed bytes of the root of their size.
/// </summary>
/// <param name="Meanings">Of the words of the texts that were learnt from.</param>
/// <param name="Weights">Four bytes a bucket.</param>
/// <param name="Largest">The size of weight 127 in each of the four columns.</param>
/// <param name="AsIs">Probabilities of Indonesian and Malay texts.</param>
/// <param name="Glossed">Probabilities of English texts.</param>
internal sealed record MoodParameters(WordMeanings Meanings, sbyte[] Weights, float[] Largest, MoodCalibration AsIs, MoodCalibration Glossed)
{
    public const int Columns = 4;
    private const int Form = 2;

    /// <summary>The parameters that are built in.</summary>
    public static MoodParameters Embedded { get; } = Read(typeof(MoodParameters).Assembly.GetManifestResourceStream("Mood/mood.bin")
        ?? throw new FileNotFoundException("The parameters of the mood reader are not built in."));

    public static sbyte Small(float weight, float largest) =>
        largest <= 0 ? (sbyte)0 : (sbyte)(MathF.Sign(weight) * MathF.Round(127 * MathF.Sqrt(Math.Min(1, MathF.Abs(weight) / largest))));

    /// <summary>The weight of every byte, its index being the byte without its sign.</summary>
    public float[] Unpacked(int column) =>
        [.. Enumerable.Range(0, 256).Select(i => (sbyte)(byte)i).Select(small => MathF.Sign(small) * Largest[column] * (small / 127f) * (small / 127f))];

    /// <exception cref="InvalidDataException">The stream holds something else.</exception>
    public static MoodParameters Read(Stream stream)
    {
        using var reader = new BinaryReader(new BrotliStream(stream, CompressionMode.Decompress));
        if (reader.ReadInt32() is var form && form != Form)
        {
            throw new InvalidDataException($"The parameters of the mood reader have form {form}; allowed: {Form}.");
        }
        float[] largest = [.. Enumerable.Range(0, Columns).Select(_ => reader.ReadSingle())];
        var (asIs, glossed) = (MoodCalibration.Read(reader), MoodCalibration.Read(reader));
        var meanings = WordMeanings.Read(reader);
        var weights = reader.ReadBytes(Columns * MoodFeatures.Buckets);
        return new(meanings, Array.ConvertAll(weights, one => (sbyte)one), largest, asIs, glossed);
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.SmallestSize));
        writer.Write(Form);
        Array.ForEach(Largest, writer.Write);
        AsIs.Write(writer);
        Glossed.Write(writer);
        Meanings.Write(writer);
        writer.Write(Array.ConvertAll(Weights, one => (byte)one));
    }
}
