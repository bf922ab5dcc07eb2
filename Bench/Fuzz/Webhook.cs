using System.Security.Cryptography;

namespace CareBot.Bench.Fuzz;

/// <summary>A webhook, how its calls are signed, and calls of every shape that its platform sends.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Header">The signature's header.</param>
/// <param name="Sign">The signature of a body under a secret.</param>
internal sealed record Webhook(string Path, string Header, Func<byte[], byte[], string> Sign)
{
    public static IReadOnlyList<Webhook> All { get; } =
    [
        OfMeta("messenger"), OfMeta("instagram"), OfMeta("whatsapp"),
        new("/webhooks/x", "x-twitter-webhooks-signature", (secret, body) => "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(secret, body))),
    ];

    public IReadOnlyList<string> Shapes { get; } = File.ReadAllLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Shapes", Path.Split('/')[^1] + ".jsonl"));

    private static Webhook OfMeta(string channel) => new(
        "/webhooks/" + channel, "X-Hub-Signature-256", (secret, body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, body)));
}
