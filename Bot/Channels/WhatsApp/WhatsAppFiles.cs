using System.Globalization;
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
            : attachment.Content is JObject file && Text(file, "id") is { Length: > 0 and <= 512 } id
                ? new WhatsAppMediaId(id, WhatsAppMediaId.HashOf(Text(file, "sha256"))).ToString() : null;
    }

    public async Task<MediaPlace> LocateAsync(ConnectedAccount account, string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (options.Numbers.FirstOrDefault(n => n.Id == account.ExternalId) is not { } number)
        {
            return MediaPlace.None(SendOutcome.TokenDead);
        }

        var kept = WhatsAppMediaId.Read(source);
        var (result, body) = await graph.GetAsync(Uri.EscapeDataString(kept.Id), number.AccessToken, cancellationToken);
        return result.Outcome != SendOutcome.Sent ? MediaPlace.None(result.Outcome) : MediaPlace.At(body?.Text("url"), $"Bearer {number.AccessToken}") with
        {
            Sha256 = (kept.Sha256 ?? WhatsAppMediaId.HashOf(body?.Text("sha256"))) is { } hash ? hash : default(ReadOnlyMemory<byte>?),
            Size = long.TryParse(body?.Id("file_size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null,
        };
    }

    public void Dispose() => graph.Dispose();

    private static string? Text(JObject file, string name) => (file[name] as JValue)?.Value?.ToString();
}
