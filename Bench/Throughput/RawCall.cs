using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBot.Bench.Road;

namespace CareBot.Bench.Throughput;

/// <summary>A whole HTTP request, ready to be written: nothing is computed while it is measured.</summary>
/// <param name="First">Number of its first event.</param>
/// <param name="Events">How many.</param>
internal sealed record RawCall(int First, int Events, byte[] Request)
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(MessengerBot.AppSecret);

    /// <param name="first">Number of the first event.</param>
    /// <param name="count">Events.</param>
    /// <param name="customers">Customers write in turn: event n comes from customer n modulo this.</param>
    /// <param name="text">What an event says; null for an event to which nothing is to be said.</param>
    public static RawCall Of(int first, int count, int customers, Func<int, string?> text)
    {
        var items = Enumerable.Range(first, count).Select(n => Item(n, n % customers, text(n)));
        var body = Encoding.UTF8.GetBytes($$"""{"object":"page","entry":[{"id":"{{MessengerBot.PageId}}","time":1800000000000,"messaging":[{{string.Join(',', items)}}]}]}""");
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /webhooks/messenger HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Secret, body))}\r\nContent-Length: {body.Length}\r\n\r\n");
        return new(first, count, [.. Encoding.ASCII.GetBytes(head), .. body]);
    }

    private static string Item(int number, int customer, string? text)
    {
        var said = text is null
            ? $$"""
               "optin":{"ref":"{{number}}"}
               """
            : string.Create(CultureInfo.InvariantCulture, $$"""
               "message":{"mid":"m_{{number}}","text":{{JsonSerializer.Serialize(text)}}}
               """);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"sender":{"id":"{{{customer + 1_000_000}}}"},"recipient":{"id":"{{{MessengerBot.PageId}}}"},"timestamp":{{{1_800_000_000_000 + number}}},{{{said}}}}""");
    }
}
