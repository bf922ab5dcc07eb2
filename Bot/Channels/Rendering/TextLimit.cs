using System.Text;

namespace CareBot.Bot.Channels.Rendering;

/// <summary>What platforms count the length of a text in.</summary>
internal enum TextUnit
{
    /// <summary>UTF-16 code units: Messenger.</summary>
    CodeUnits,

    /// <summary>Unicode code points: WhatsApp, direct messages on X.</summary>
    CodePoints,

    /// <summary>Bytes of UTF-8: Instagram.</summary>
    Bytes,

    /// <summary>X posts: Latin letters and common punctuation count 1, all else 2. Addresses are counted by <see cref="WeightedText"/>.</summary>
    Weighted,
}

/// <summary>The longest text that a platform takes.</summary>
/// <param name="Most">In <paramref name="Unit"/>s; at least 8.</param>
/// <param name="Unit">What is counted.</param>
internal readonly record struct TextLimit(int Most, TextUnit Unit = TextUnit.CodeUnits)
{
    public static implicit operator TextLimit(int characters) => new(characters);

    public bool Holds(ReadOnlySpan<char> text) => SizeOf(text) <= Most;

    public int SizeOf(ReadOnlySpan<char> text) => Unit switch
    {
        TextUnit.Bytes => Encoding.UTF8.GetByteCount(text),
        TextUnit.CodePoints => CountRunes(text),
        TextUnit.Weighted => WeightedText.WeightOf(text),
        _ => text.Length,
    };

    private static int CountRunes(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
