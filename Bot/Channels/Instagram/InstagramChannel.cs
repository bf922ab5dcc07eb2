using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Rendering;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Instagram;

/// <summary>Instagram calls out: Graph's Send API, whose texts are at most 1,000 bytes. There are no personas.</summary>
internal sealed class InstagramChannel(InstagramOptions options, GraphClient graph, ILogger<InstagramChannel> logger) : IChannel, IDisposable
{
    public const string ChannelId = "instagram";

    public static readonly TextLimit LongestText = new(1000, TextUnit.Bytes);

    public string Id => ChannelId;

    public IReadOnlyList<ConfiguredAccount> Accounts { get; } =
        [.. options.Professionals.Select(a => new ConfiguredAccount(a.Name, a.Id, a.Brand))];

    public ReplyWindow? Window => ReplyWindow.Tagged(options.HumanAgentTag is not null);

    public IReadOnlyList<string> Render(Activity reply) => MessagingMessages.Of(reply, LongestText);

    public Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        return WayOf(send.Address) is { } way
            ? graph.SendAsync(send, way, cancellationToken)
            : Task.FromResult(new SendResult(SendOutcome.TokenDead, Error: "no token: the settings do not name this account"));
    }

    public async Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (WayOf(address) is not { } way)
        {
            return;
        }

        // Side by side: the reply waits until both are over.
        string?[] actions = [options.MarkSeen ? "mark_seen" : null, options.App.TypingIndicator ? "typing_on" : null];
        await Task.WhenAll(actions.OfType<string>().Select(action =>
            MetaTyping.ShowAsync(address.ConversationId, logger, ct => graph.ActAsync(address, way, action, ct), cancellationToken)));
    }

    public void Dispose() => graph.Dispose();

    private MessagingWay? WayOf(ReplyAddress address) =>
        options.Professionals.FirstOrDefault(a => a.Id == address.Account.ExternalId) is { } account
            ? new($"{Uri.EscapeDataString(account.Node)}/messages", account.AccessToken, options.MessagingType, options.EchoMark, options.HumanAgentTag)
            : null;
}
