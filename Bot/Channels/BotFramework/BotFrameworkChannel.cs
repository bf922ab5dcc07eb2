using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>
/// Replies to Bot Framework channels over the Connector REST API, at the service address that came with the customer's
/// own activity. The app id's token goes to no other address.
/// </summary>
internal sealed class BotFrameworkChannel(BotFrameworkOptions options, ConnectorClient connector) : IChannel
{
    public const string ChannelId = "botframework";

    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    public string Id => ChannelId;

    public bool CanChange => true;

    public IReadOnlyList<ConfiguredAccount> Accounts { get; } = [options.Account];

    /// <summary>The activity itself: channels render activities.</summary>
    public IReadOnlyList<string> Render(Activity reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return BotFrameworkActivity.MayLeave(reply) ? [ActivityJson.Write(reply)] : [];
    }

    public IReadOnlyList<string> RenderHandoff(Activity initiation)
    {
        ArgumentNullException.ThrowIfNull(initiation);
        return [HandoffInitiation.Write(initiation)];
    }

    public Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        if (send.Address.Account.ExternalId != options.Account.ExternalId)
        {
            return Task.FromResult(new SendResult(SendOutcome.TokenDead, Error: "the settings do not name this app id"));
        }

        var activity = ActivityJson.Read<JObject>(send.Payload);
        var to = send.Address.Reference;
        if (send.Kind == SendKind.New)
        {
            return connector.SendAsync(to, activity, cancellationToken);
        }

        return (send.Target ?? (string?)activity["id"]) is not { Length: > 0 } target
            ? Task.FromResult(new SendResult(SendOutcome.Rejected, Error: "the change names no activity"))
            : send.Kind == SendKind.Update
                ? connector.UpdateAsync(to, target, activity, cancellationToken)
                : connector.DeleteAsync(to, target, cancellationToken);
    }

    public async Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            await this.SendAsync(new(0, address, "{\"type\":\"typing\"}", 1), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Of no consequence: the answer itself is what counts.
        }
    }
}
