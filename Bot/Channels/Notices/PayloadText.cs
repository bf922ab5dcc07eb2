using System.Text;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Notices;

/// <summary>The words of a call that waits in the outbox.</summary>
internal static class PayloadText
{
    /// <summary>The property <c>text</c>, as a customer reads it; null if there is none.</summary>
    public static string? Of(string payload)
    {
        using var document = WebhookJson.Parse(Encoding.UTF8.GetBytes(payload));
        return document?.RootElement.Text("text");
    }
}
