using System.Text.Json;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.WhatsApp;

/// <summary>
/// WhatsApp calls out: the Cloud API. Every message carries <c>biz_opaque_callback_data</c> <c>carebot:&lt;outbox id&gt;</c>, which comes back in
/// its statuses. An accepted message need not arrive: what became of it comes later as a status.
/// </summary>
internal sealed class WhatsAppChannel(WhatsAppOptions options, GraphClient graph, ILogger<WhatsAppChannel> logger) : IChannel, IDisposable
{
    public const string ChannelId = "whatsapp";

    public string Id => ChannelId;

    public IReadOnlyList<ConfiguredAccount> Accounts { get; } =
        [.. options.Numbers.Select(n => new ConfiguredAccount(n.Name, n.Id, n.Brand))];

    public ReplyWindow? Window => options.WindowTemplate is null
        ? new(TimeSpan.FromHours(24), TimeSpan.FromHours(24))
        : new(TimeSpan.FromHours(24), TimeSpan.MaxValue, AfterWindow.Template);

    public IReadOnlyList<string> Render(Activity reply) => WhatsAppMessages.Of(reply, options.ListButton);

    /// <summary>
    /// One call. Once the window is over a person's words leave in the template: at once when we know that it is, since WhatsApp may take them and
    /// refuse them afterwards, else in a second call. A file that WhatsApp does not take leaves as its address.
    /// </summary>
    public async Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        if (NumberOf(send.Address) is not { } number)
        {
            return new(SendOutcome.TokenDead, Error: "no token: the settings do not name this number");
        }

        var message = JsonNode.Parse(send.Payload)!.AsObject();
        var byPerson = message.Remove(MessagingMessages.Person);
        var late = byPerson && options.WindowTemplate is { } template && WordsOf(message) is { } words
            ? WhatsAppMessages.InTemplate(template, options.WindowTemplateLanguage, words) : null;
        if (late is not null && send.WindowOver)
        {
            return (await PostAsync(number, send, late, cancellationToken)).Result;
        }

        var (result, answer) = await PostAsync(number, send, message, cancellationToken);
        var instead = result.Outcome switch
        {
            SendOutcome.WindowClosed => late,
            SendOutcome.Rejected when GraphErrors.IsAboutMedia(answer) => WhatsAppMessages.AddressOf(message),
            _ => null,
        };
        return instead is null ? result : (await PostAsync(number, send, instead, cancellationToken)).Result;
    }

    /// <summary>WhatsApp shows the typing bubble only together with the mark that the customer's message was read.</summary>
    public Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!options.MarkSeen || NumberOf(address) is not { } number
            || address.Reference.ActivityId is not { } last || !last.StartsWith("wamid.", StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        var body = new JsonObject { ["messaging_product"] = "whatsapp", ["status"] = "read", ["message_id"] = last };
        if (options.App.TypingIndicator)
        {
            body["typing_indicator"] = new JsonObject { ["type"] = "text" };
        }

        return MetaTyping.ShowAsync(
            address.ConversationId, logger, async ct => (await graph.PostAsync(PathOf(number), number.AccessToken, body, ct)).Result, cancellationToken);
    }

    public void Dispose() => graph.Dispose();

    private static string PathOf(WhatsAppNumber number) => $"{Uri.EscapeDataString(number.Id)}/messages";

    private static string? WordsOf(JsonObject message) =>
        (string?)message["text"]?["body"] ?? (string?)message["interactive"]?["body"]?["text"];

    private WhatsAppNumber? NumberOf(ReplyAddress address) => options.Numbers.FirstOrDefault(n => n.Id == address.Account.ExternalId);

    private async Task<(SendResult Result, JsonElement? Answer)> PostAsync(WhatsAppNumber number, OutboundSend send, JsonObject message, CancellationToken cancellationToken)
    {
        var customer = send.Address.CustomerKey;
        var body = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["recipient_type"] = "individual",

            // Business-scoped ids are a country's letters, a point and digits; numbers are digits alone.
            [customer.Contains('.', StringComparison.Ordinal) ? "recipient" : "to"] = customer,
            ["biz_opaque_callback_data"] = MessagingEcho.MarkOf(send.Id),
        };
        foreach (var (name, value) in message)
        {
            body[name] = value?.DeepClone();
        }

        await graph.Pace.WaitAsync(number.Id, weight: 1, cancellationToken);
        var (result, answer) = await graph.PostAsync(PathOf(number), number.AccessToken, body, cancellationToken);
        return (result.Outcome == SendOutcome.Sent && result.PlatformId is null
            ? result with { PlatformId = answer?.Items("messages").Select(m => m.Id("id")).FirstOrDefault() }
            : result, answer);
    }
}
