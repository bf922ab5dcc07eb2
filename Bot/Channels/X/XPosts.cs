using System.Text;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Rendering;

namespace CareBot.Bot.Channels.X;

/// <summary>Words as posts of at most 280 by X's weights, addresses whole. Pure.</summary>
internal static class XPosts
{
    /// <summary>Of a post, in X's weights.</summary>
    public const int Longest = 280;

    /// <summary>What looks like a domain and is heavier is left to be cut like any word.</summary>
    private const int HeaviestAddress = 100;

    /// <summary>Stand in an address's place while the text is cut, as many as it weighs: a first one, and those that follow it.</summary>
    private const char First = '\u0001';
    private const char Further = '\u0002';

    /// <param name="mention">Whom each post names before its words; null for nobody.</param>
    /// <param name="words">Without private data.</param>
    /// <param name="inOne">Whether it must be one post: what finds no room is left out.</param>
    public static IReadOnlyList<string> Of(string? mention, string words, bool inOne)
    {
        var before = mention is null ? "" : mention + " ";
        var room = new TextLimit(Longest - WeightedText.WeightOf(before), TextUnit.Weighted);
        var addresses = new Queue<string>();
        var plain = words.Normalize(NormalizationForm.FormC).Replace(First, ' ').Replace(Further, ' ');
        var held = WeightedText.Addresses().Replace(plain, match =>
        {
            var weight = WeightedText.OfAddress(match.ValueSpan);
            if (weight > HeaviestAddress)
            {
                return match.Value;
            }

            addresses.Enqueue(match.Value);
            return First + new string(Further, weight - 1);
        });
        var parts = inOne && held.Length > 0 ? [TextParts.Shorten(held, room)] : TextParts.Split(held, room);
        return [.. parts.Select(part => Put(part, addresses, cutShort: inOne)).Where(text => text.Length > 0)
            .Select(text => WireJson.Write(new JsonObject { ["text"] = before + text }))];
    }

    /// <summary>The addresses in their places. Where the words were cut short, one without its whole place is left out.</summary>
    private static string Put(string part, Queue<string> addresses, bool cutShort)
    {
        var text = new StringBuilder();
        for (var at = 0; at < part.Length; at++)
        {
            if (part[at] == First)
            {
                var address = addresses.Dequeue();
                var end = part.AsSpan(at + 1).IndexOfAnyExcept(Further) is var length and >= 0 ? at + 1 + length : part.Length;
                text.Append(!cutShort || end - at == WeightedText.OfAddress(address) ? address : "");
                at = end - 1;
            }
            else if (part[at] != Further)
            {
                text.Append(part[at]);
            }
        }

        return text.ToString();
    }
}
