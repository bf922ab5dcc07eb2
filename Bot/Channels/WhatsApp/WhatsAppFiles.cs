using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>Media of WhatsApp: the message names an id, Graph says the address, which lives for minutes and opens with the account's token only.</summary>
internal sealed class WhatsAppFiles(WhatsAppOptions options, GraphClient graph) : IMediaSource, IDisposable
{
    public IReadOnlyList<string> Channels { get; } = [WhatsAppChannel.ChannelId];

    public IReadOnlyList<string> Hosts { get; } = [".fbsbx.com", ".whatsapp.net", ".fbcdn.net"];

    public string? Read(Attachment attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return attachment.ContentType?.StartsWith("application/vnd.whatsapp.", StringComparison.Ordinal) == true
            ? null
            : ((attachment.Content as JObject)?["id"] as JValue)?.Value?.ToString() is { Length: > 0 and <= 512 } id ? id : null;
    }

    public async Task<MediaPlace> LocateAsync(ConnectedAccount account, string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (options.Numbers.FirstOrDefault(n => n.Id == account.ExternalId) is not { } number)
        {
            return MediaPlace.None(SendOutcome.TokenDead);
        }

        var (result, body) = await graph.GetAsync(Uri.EscapeDataString(source), number.AccessToken, cancellationToken);
        return result.Outcome == SendOutcome.Sent
            ? MediaPlace.At(body?.Text("url"), $"Bearer {number.AccessToken}")
            : MediaPlace.None(result.Outcome);
    }

    public void Dispose() => graph.Dispose();
}
