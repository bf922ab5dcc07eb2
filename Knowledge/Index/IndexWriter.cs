using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace CareBot.Knowledge.Index;

/// <summary>Writes the values of an index, little-endian whatever the machine. Each part writes itself with it and reads itself with <see cref="IndexReader"/> in the same order.</summary>
internal sealed class IndexWriter(Stream stream)
{
    public void Write(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    public void Write(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Write(bytes.Length);
        stream.Write(bytes);
    }

    /// <summary>The length, then the values.</summary>
    public void Write(ReadOnlySpan<int> values)
    {
        Write(values.Length);
        foreach (var value in values)
        {
            Write(value);
        }
    }

    /// <summary>The length, then the values.</summary>
    public void Write(ReadOnlySpan<double> values)
    {
        Write(values.Length);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    /// <summary>The length, then the values.</summary>
    public void Write(ReadOnlySpan<float> values)
    {
        Write(values.Length);
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }
}
