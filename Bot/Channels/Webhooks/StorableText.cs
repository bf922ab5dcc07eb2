using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace CareBot.Bot.Channels.Webhooks;

/// <summary>
/// Some phones cut an emoji in half, and JSON can write a NUL: neither can be stored as text. They become U+FFFD before
/// the JSON is parsed, so that one broken character costs neither the message nor its batch.
/// </summary>
internal static class StorableText
{
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json)
    {
        var bytes = Utf8.IsValid(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        byte[]? repaired = null;
        var span = bytes.Span;
        for (var at = Next(span, 0); at >= 0; at = Next(span, at))
        {
            var unit = CodeUnit(span, at);
            if (unit is < 0)
            {
                at += 2;
            }
            else if (unit is >= 0xD800 and < 0xDC00 && CodeUnit(span, at + 6) is >= 0xDC00 and < 0xE000)
            {
                at += 12;
            }
            else
            {
                if (unit is 0 or (>= 0xD800 and < 0xE000))
                {
                    repaired ??= bytes.ToArray();
                    "fffd"u8.CopyTo(repaired.AsSpan(at + 2));
                }

                at += 6;
            }
        }

        return repaired ?? bytes;
    }

    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        var offset = from < json.Length ? json[from..].IndexOf((byte)'\\') : -1;
        return offset < 0 ? -1 : from + offset;
    }

    /// <summary>The code unit of a <c>\uXXXX</c> escape that starts at <paramref name="at"/>; -1 if none does.</summary>
    private static int CodeUnit(ReadOnlySpan<byte> json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && int.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? unit : -1;
}
