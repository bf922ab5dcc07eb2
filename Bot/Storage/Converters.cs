using System.Buffers;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CareBot.Bot.Storage;

/// <summary>Instants as 64-bit UTC microseconds since 1970; what is finer is cut off.</summary>
internal sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    instant => Sql.Microseconds(instant), value => Sql.Instant(value));

/// <summary>
/// Customers can send what no database column holds: U+0000 (PostgreSQL refuses it) and halves of surrogate pairs (they
/// have no UTF-8). Both become U+FFFD, so that one strange message cannot stop a conversation.
/// </summary>
internal sealed class StorableTextConverter() : ValueConverter<string, string>(text => Storable(text), text => text)
{
    private static readonly SearchValues<char> Suspects =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(c => (char)c).Prepend('\0')]);

    public static string Storable(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspects))
        {
            return text;
        }

        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            storable.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return storable.ToString();
    }
}
