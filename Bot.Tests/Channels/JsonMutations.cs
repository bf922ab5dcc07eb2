using System.Text;
using System.Text.Json.Nodes;

namespace CareBot.Tests.Channels;

/// <summary>Small changes to JSON: values replaced by ones of other types, removed, doubled, renamed; bytes flipped and cut.</summary>
internal sealed class JsonMutations(int seed)
{
    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1e999", "99999999999999999999999", "\"\"", "\"x\"",  "\"@half an emoji@\"", "\"\\u0000\"", "[]", "{}", "[null]", "[[]]",
        "{\"id\":null}", "{\"id\":{}}", "\"1700000000\"", "1.5", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00Z\"",
        "[1,\"a\",{}]", "{\"\":\"\"}", "\"" + "é😀" + "\"",
    ];

    private readonly Random random = new(seed);

    public byte[] Of(string json)
    {
        var tree = JsonNode.Parse(json)!;
        for (var times = this.random.Next(1, 4); times > 0; times--)
        {
            tree = Change(tree);
        }

        var bytes = Encoding.UTF8.GetBytes(tree.ToJsonString().Replace("@half an emoji@", "\\ud83d", StringComparison.Ordinal));
        return this.random.Next(8) == 0 && bytes.Length > 0 ? Damage(bytes) : bytes;
    }

    private JsonNode Change(JsonNode tree)
    {
        var places = new List<JsonNode>();
        Collect(tree, places);
        switch (places.Count == 0 ? null : places[this.random.Next(places.Count)])
        {
            case JsonObject { Count: > 0 } place:
                ChangeIn(place, place.ElementAt(this.random.Next(place.Count)).Key);
                return tree;
            case JsonArray { Count: > 0 } place:
                ChangeIn(place, this.random.Next(place.Count));
                return tree;
            default:
                return AnOddOne() ?? new JsonObject();
        }
    }

    private void ChangeIn(JsonObject place, string key)
    {
        switch (this.random.Next(4))
        {
            case 0:
                place.Remove(key);
                break;
            case 1:
                var value = place[key];
                place.Remove(key);
                place[key + "x"] = value;
                break;
            case 2:
                place[key] = new JsonArray(place[key]?.DeepClone());
                break;
            default:
                place[key] = AnOddOne();
                break;
        }
    }

    private void ChangeIn(JsonArray place, int at)
    {
        if (this.random.Next(2) == 0)
        {
            place.Add(place[at]?.DeepClone());
        }
        else
        {
            place[at] = AnOddOne();
        }
    }

    private JsonNode? AnOddOne() => JsonNode.Parse(Odd[this.random.Next(Odd.Length)]);

    private byte[] Damage(byte[] bytes)
    {
        if (this.random.Next(2) == 0)
        {
            return bytes[..this.random.Next(bytes.Length)];
        }

        bytes[this.random.Next(bytes.Length)] = (byte)this.random.Next(256);
        return bytes;
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        switch (node)
        {
            case JsonObject place:
                places.Add(place);
                foreach (var (_, child) in place)
                {
                    Collect(child, places);
                }

                break;
            case JsonArray place:
                places.Add(place);
                foreach (var child in place)
                {
                    Collect(child, places);
                }

                break;
        }
    }
}
