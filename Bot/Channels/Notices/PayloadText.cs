using System.Text;
using System.Text.RegularExpressions;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Notices;

/// <summary>The words of a call that is on its way, as they may come back.</summary>
internal static partial class PayloadText
{
    /// <summary>
    /// Whether these are the words of the call: platforms shorten addresses and trim blanks, so letters and digits outside addresses are compared.
    /// </summary>
    public static bool Says(string payload, string? words)
    {
        using var document = WebhookJson.Parse(Encoding.UTF8.GetBytes(payload));
        return document?.RootElement.Text("text") is { } text && Bare(text) == Bare(words ?? "");
    }

    private static string Bare(string text) => string.Concat(AddressPattern().Replace(text, "").Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"https?://\S+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AddressPattern();
}
