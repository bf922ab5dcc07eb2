using System.Net.Http.Headers;
using System.Text;
using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>
/// Replies to Bot Framework channels over the Connector REST API, at the service address that came with the customer's
/// own activity. The app id's token goes to no other address.
/// </summary>
internal sealed class BotFrameworkChannel(BotFrameworkOptions options, HttpClient http, ConnectorToken token, TimeProvider clock) : IChannel
{
    public const string ChannelId = "botframework";

    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    public string Id => ChannelId;

    public IReadOnlyList<ConfiguredAccount> Accounts { get; } = [options.Account];

    /// <summary>The activity itself: channels render activities.</summary>
    public IReadOnlyList<string> Render(Activity reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return BotFrameworkActivity.MayLeave(reply) ? [ActivityJson.Write(reply)] : [];
    }

    public async Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        var (result, tokenRefused) = await PostAsync(send.Address, ActivityJson.Read<JObject>(send.Payload), cancellationToken);

        // A token can die before its time; a second refusal with a fresh one is an answer.
        return tokenRefused
            ? (await PostAsync(send.Address, ActivityJson.Read<JObject>(send.Payload), cancellationToken)).Result
            : result;
    }

    public async Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            await PostAsync(address, new() { ["type"] = ActivityTypes.Typing }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Of no consequence: the answer itself is what counts.
        }
    }

    private async Task<(SendResult Result, bool TokenRefused)> PostAsync(
        ReplyAddress address, JObject reply, CancellationToken cancellationToken)
    {
        if (address.Account.ExternalId != options.Account.ExternalId)
        {
            return (new(SendOutcome.TokenDead, Error: "the settings do not name this app id"), false);
        }

        if (!ServiceUrlPolicy.Allows(options, address.Reference.ServiceUrl) || address.Reference.Conversation?.Id is not { Length: > 0 } conversation)
        {
            return (new(SendOutcome.Rejected, Error: "the service address is not one that replies may go to"), false);
        }

        string? bearer = null;
        if (options.AppId is not null)
        {
            var answer = await token.GetAsync(cancellationToken);
            if (answer.Failure is { } failure)
            {
                return (failure, false);
            }

            bearer = answer.Token;
        }

        var endpoint = Endpoint(address.Reference, conversation, (string?)reply["replyToId"]);
        return await PostAsync(endpoint, bearer, BotFrameworkActivity.Addressed(reply, address.Reference), cancellationToken);
    }

    private async Task<(SendResult Result, bool TokenRefused)> PostAsync(
        Uri endpoint, string? bearer, JObject reply, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(ActivityJson.Write(reply), Encoding.UTF8, "application/json"),
        };
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        var (answer, fault) = await http.CallAsync(request, cancellationToken);
        if (answer is null)
        {
            return (new(SendOutcome.Transient, Error: fault), false);
        }

        if (answer.IsSuccess)
        {
            return (SendResult.Sent(answer.Body?.Id("id")), false);
        }

        var tokenRefused = answer.Status == StatusCodes.Status401Unauthorized && bearer is not null;
        if (tokenRefused)
        {
            token.Forget(bearer!);
        }

        return (ConnectorErrors.Classify(answer, clock.GetUtcNow()), tokenRefused);
    }

    private static Uri Endpoint(ConversationReference reference, string conversation, string? replyTo)
    {
        var activities = $"{reference.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities";
        return new(string.IsNullOrEmpty(replyTo) ? activities : $"{activities}/{Uri.EscapeDataString(replyTo)}");
    }
}
