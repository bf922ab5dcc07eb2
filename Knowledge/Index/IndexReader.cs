using System.Buffers.Binary;
using System.Text;

namespace CareBot.Knowledge.Index;

/// <summary>Reads what <see cref="IndexWriter"/> wrote. Nothing is allocated that the remaining bytes cannot fill.</summary>
internal sealed class IndexReader(ReadOnlyMemory<byte> content)
{
    private int _at;

    public bool AtEnd => _at == content.Length;

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>A count of things that take so many bytes each.</summary>
    /// <exception cref="IndexException">So many do not follow.</exception>
    public int CountOf(int bytes)
    {
        var count = Int();
        return count >= 0 && (long)count * bytes <= content.Length - _at ? count : throw new IndexException("The index ends before its content does.");
    }

    public ulong Long() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public int[] Ints()
    {
        var values = new int[CountOf(sizeof(int))];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Int();
        }

        return values;
    }

    public string Text() => Encoding.UTF8.GetString(Take(Int()));

    public double[] Doubles()
    {
        var bytes = Take((long)Int() * sizeof(double));
        var values = new double[bytes.Length / sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }

        return values;
    }

    /// <summary>Values into <paramref name="target"/>, as many as it holds.</summary>
    /// <exception cref="IndexException">There are more or fewer.</exception>
    public void Floats(Span<float> target)
    {
        var bytes = Take((long)Int() * sizeof(float));
        if (bytes.Length != (long)target.Length * sizeof(float))
        {
            throw new IndexException($"The index has {bytes.Length / sizeof(float)} numbers where {target.Length} belong.");
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > content.Length - _at)
        {
            throw new IndexException("The index ends before its content does.");
        }

        var taken = content.Span.Slice(_at, (int)count);
        _at += (int)count;
        return taken;
    }
}
