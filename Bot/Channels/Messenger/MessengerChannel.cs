using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>
/// Messenger calls out: Graph's Send API. Every message carries <c>metadata</c> <c>carebot:&lt;outbox id&gt;</c>, which comes
/// back in its echo.
/// </summary>
internal sealed class MessengerChannel(MessengerOptions options, HttpClient graph, TimeProvider clock, ILogger<MessengerChannel> logger)
    : IChannel, IDisposable
{
    public const string ChannelId = "messenger";

    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    public string Id => ChannelId;

    public IReadOnlyList<ConfiguredAccount> Accounts { get; } =
        [.. options.Pages.Select(p => new ConfiguredAccount(p.Name, p.Id, p.Brand))];

    public IReadOnlyList<string> Render(Activity reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return MessengerMessages.Of(reply);
    }

    public async Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        var message = JsonNode.Parse(send.Payload)!.AsObject();
        message["metadata"] = string.Create(CultureInfo.InvariantCulture, $"carebot:{send.Id}");
        return await PostAsync(send.Address, new() { ["messaging_type"] = "RESPONSE", ["message"] = message }, cancellationToken);
    }

    public async Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!options.TypingIndicator)
        {
            return;
        }

        try
        {
            var result = await PostAsync(address, new() { ["sender_action"] = "typing_on" }, cancellationToken);
            if (result.Outcome != SendOutcome.Sent)
            {
                logger.TypingNotShown(address.ConversationId, result.Error ?? "");
            }
        }
        catch (OperationCanceledException)
        {
            logger.TypingNotShown(address.ConversationId, "cancelled");
        }
    }

    public void Dispose() => graph.Dispose();

    private async Task<SendResult> PostAsync(ReplyAddress address, JsonObject body, CancellationToken cancellationToken)
    {
        if (options.Pages.FirstOrDefault(p => p.Id == address.Account.ExternalId) is not { } page)
        {
            return new(SendOutcome.TokenDead, Error: "no token: the settings do not name this page");
        }

        body["recipient"] = new JsonObject { ["id"] = address.CustomerKey };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"{options.GraphBaseUrl}/{options.ApiVersion}/{Uri.EscapeDataString(page.Id)}/messages")
        {
            Content = new StringContent(body.ToJsonString(MessengerMessages.Compact), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", page.AccessToken) },
        };
        var (answer, fault) = await graph.CallAsync(request, cancellationToken);
        if (answer is null)
        {
            return new(SendOutcome.Transient, Error: fault);
        }

        return answer.IsSuccess && answer.Body?.Object("error") is null
            ? SendResult.Sent(answer.Body?.Id("message_id"))
            : MessengerErrors.Classify(answer, clock.GetUtcNow());
    }
}
