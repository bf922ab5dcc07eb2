using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CareBot.Bench.Fuzz;

/// <summary>A webhook, how its calls are signed, and calls of every shape that its platform sends.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Header">The signature's header.</param>
/// <param name="Sign">The signature of a body under a secret.</param>
internal sealed partial record Webhook(string Path, string Header, Func<byte[], byte[], string> Sign)
{
    public static IReadOnlyList<Webhook> All { get; } =
    [
        OfMeta("messenger"), OfMeta("instagram"), OfMeta("whatsapp"),
        new("/webhooks/x", "x-twitter-webhooks-signature", (secret, body) => "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(secret, body))),
    ];

    private const int Customers = 100;

    /// <summary>The channel's name.</summary>
    public string Name { get; } = Path.Split('/')[^1];

    public IReadOnlyList<string> Shapes { get; } = File.ReadAllLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Shapes", Path.Split('/')[^1] + ".jsonl"));

    /// <summary>A call as the platform would write it: one of the shapes, of one of a hundred customers, its messages with ids of their own.</summary>
    public string Call(int at)
    {
        var number = at.ToString(CultureInfo.InvariantCulture);
        var shape = MessageId().Replace(this.Shapes[at % this.Shapes.Count], id => $"{id.Value}.{number}");
        return shape.Replace("\"5678\"", $"\"5678{at % Customers:00}\"", StringComparison.Ordinal);
    }

    /// <summary>The ids under which messages are kept; those that others point to stay.</summary>
    [GeneratedRegex("(?<=\"(?:mid|id)\":\")(?:m_|wamid\\.)[1-9a-z]+", RegexOptions.None, 1000)]
    private static partial Regex MessageId();

    private static Webhook OfMeta(string channel) => new(
        "/webhooks/" + channel, "X-Hub-Signature-256", (secret, body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, body)));
}
