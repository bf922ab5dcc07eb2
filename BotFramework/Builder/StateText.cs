using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>The JSON of a state in borrowed room, to see whether the state changed without keeping its text.</summary>
internal sealed class StateText : TextWriter
{
    private static readonly JsonSerializer Serializer = JsonSerializer.CreateDefault();

    private char[] _room = ArrayPool<char>.Shared.Rent(4096);
    private int _length;

    public override Encoding Encoding => Encoding.Unicode;

    /// <summary>Equal for states of equal JSON, and for practical purposes for no others.</summary>
    internal static string HashOf(IDictionary<string, object> values)
    {
        using var text = new StateText();
        Serializer.Serialize(text, values);
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text._room.AsSpan(0, text._length))));
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_length + buffer.Length > _room.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(2 * (_length + buffer.Length));
            _room.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_room);
            _room = larger;
        }

        buffer.CopyTo(_room.AsSpan(_length));
        _length += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        ArrayPool<char>.Shared.Return(_room);
        base.Dispose(disposing);
    }
}
