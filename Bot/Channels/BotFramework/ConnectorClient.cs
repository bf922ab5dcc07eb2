using CareBot.Bot.Channels.Webhooks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>
/// The Connector REST API at a service address. What sends gives its outcome; what asks gives the answer or throws. Source:
/// "Bot Framework Connector API 3.0", Microsoft's documentation of Azure AI Bot Service. Thread-safe.
/// </summary>
internal sealed class ConnectorClient(ConnectorCall call)
{
    /// <summary>Sends to the conversation, or as the answer to the activity's <c>replyToId</c>.</summary>
    public Task<SendResult> SendAsync(ConversationReference to, JObject activity, CancellationToken cancellationToken)
    {
        var replyTo = (string?)activity["replyToId"];
        var path = string.IsNullOrEmpty(replyTo) ? Activities(to) : $"{Activities(to)}/{Uri.EscapeDataString(replyTo)}";
        return this.MakeAsync(to, HttpMethod.Post, path, BotFrameworkActivity.Addressed(activity, to), cancellationToken);
    }

    /// <summary>Replaces what was sent.</summary>
    public Task<SendResult> UpdateAsync(ConversationReference to, string id, JObject activity, CancellationToken cancellationToken) =>
        this.MakeAsync(to, HttpMethod.Put, $"{Activities(to)}/{Uri.EscapeDataString(id)}", BotFrameworkActivity.Addressed(activity, to), cancellationToken);

    /// <summary>Takes back what was sent.</summary>
    public Task<SendResult> DeleteAsync(ConversationReference to, string id, CancellationToken cancellationToken) =>
        this.MakeAsync(to, HttpMethod.Delete, $"{Activities(to)}/{Uri.EscapeDataString(id)}", null, cancellationToken);

    /// <summary>Begins a conversation; with an activity in the parameters, says it there.</summary>
    /// <exception cref="ConnectorException">The channel refused, or could not be asked.</exception>
    public Task<ConversationResourceResponse> CreateConversationAsync(
        string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken) =>
        this.AskAsync<ConversationResourceResponse>(
            serviceUrl, HttpMethod.Post, "v3/conversations", JObject.Parse(ActivityJson.Write(parameters)), cancellationToken);

    /// <inheritdoc cref="CreateConversationAsync"/>
    /// <summary>Everybody in the conversation.</summary>
    public Task<List<ChannelAccount>> GetMembersAsync(ConversationReference of, CancellationToken cancellationToken) =>
        this.AskAsync<List<ChannelAccount>>(of.ServiceUrl, HttpMethod.Get, $"{Conversation(of)}/members", null, cancellationToken);

    /// <inheritdoc cref="CreateConversationAsync"/>
    /// <summary>One of those in the conversation.</summary>
    public Task<ChannelAccount> GetMemberAsync(ConversationReference of, string member, CancellationToken cancellationToken) => this.AskAsync<ChannelAccount>(
        of.ServiceUrl, HttpMethod.Get, $"{Conversation(of)}/members/{Uri.EscapeDataString(member)}", null, cancellationToken);

    /// <inheritdoc cref="CreateConversationAsync"/>
    /// <summary>Some of those in the conversation; ask again with the answer's token until it has none.</summary>
    public Task<PagedMembersResult> GetPagedMembersAsync(
        ConversationReference of, int? pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var query = QueryString.Empty;
        query = pageSize is { } size ? query.Add("pageSize", size.ToString(System.Globalization.CultureInfo.InvariantCulture)) : query;
        query = continuationToken is null ? query : query.Add("continuationToken", continuationToken);
        return this.AskAsync<PagedMembersResult>(of.ServiceUrl, HttpMethod.Get, $"{Conversation(of)}/pagedmembers{query}", null, cancellationToken);
    }

    private static string Conversation(ConversationReference reference) => $"v3/conversations/{Uri.EscapeDataString(reference.Conversation?.Id ?? "")}";

    private static string Activities(ConversationReference reference) => $"{Conversation(reference)}/activities";

    private async Task<SendResult> MakeAsync(
        ConversationReference to, HttpMethod method, string path, JObject? body, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(to.Conversation?.Id)
            ? new(SendOutcome.Rejected, Error: "the conversation has no id")
            : (await call.MakeAsync(to.ServiceUrl, method, path, body, cancellationToken)).Result;

    private async Task<T> AskAsync<T>(string serviceUrl, HttpMethod method, string path, JObject? body, CancellationToken cancellationToken)
        where T : class
    {
        var (result, answer) = await call.MakeAsync(serviceUrl, method, path, body, cancellationToken);
        if (result.Outcome != SendOutcome.Sent || answer is null)
        {
            throw new ConnectorException(result.Outcome == SendOutcome.Sent ? new(SendOutcome.Rejected, Error: "the answer is empty") : result);
        }

        try
        {
            return ActivityJson.Read<T>(JsonTokens.Of(answer.Value).ToString(Formatting.None));
        }
        catch (JsonException)
        {
            throw new ConnectorException(new(SendOutcome.Rejected, Error: "the answer is not what the protocol says"));
        }
    }
}

/// <summary>The Connector gave no answer to a question.</summary>
internal sealed class ConnectorException(SendResult result) : Exception($"The Connector gave no answer: {result.Outcome} ({result.Error}).")
{
    /// <summary>What became of the call; with the wait that a channel asked for.</summary>
    public SendResult Result { get; } = result;
}
