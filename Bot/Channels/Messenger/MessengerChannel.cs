using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Rendering;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>
/// Messenger calls out: Graph's Send API. Every message carries <c>metadata</c> <c>carebot:&lt;outbox id&gt;</c>, which comes
/// back in its echo.
/// </summary>
internal sealed class MessengerChannel(MessengerOptions options, GraphClient graph, MessengerPersonas personas, ILogger<MessengerChannel> logger)
    : IChannel, IDisposable
{
    public const string ChannelId = "messenger";

    /// <summary>Graph takes fewer than 2,000 UTF-16 code units; a little is left for what it may count otherwise.</summary>
    public const int LongestText = 1950;

    public string Id => ChannelId;

    public IReadOnlyList<ConfiguredAccount> Accounts { get; } =
        [.. options.Pages.Select(p => new ConfiguredAccount(p.Name, p.Id, p.Brand))];

    public ReplyWindow? Window => ReplyWindow.Tagged(options.HumanAgentTag is not null);

    public IReadOnlyList<string> Render(Activity reply) => MessagingMessages.Of(reply, LongestText);

    public async Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(send);
        if (PageOf(send.Address) is not { } page)
        {
            return new(SendOutcome.TokenDead, Error: "no token: the settings do not name this page");
        }

        var person = MessagingMessages.PersonIn(send.Payload);
        var persona = await personas.IdOfAsync(page, person, cancellationToken);
        var result = await graph.SendAsync(send, WayOf(page) with { Persona = persona }, cancellationToken);
        if (result.Outcome != SendOutcome.Rejected || persona is null)
        {
            return result;
        }

        // The persona may be what Meta refuses; the words are worth more than the name.
        personas.Forget(page, person!);
        return await graph.SendAsync(send, WayOf(page), cancellationToken);
    }

    public async Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (PageOf(address) is not { } page)
        {
            return;
        }

        // Side by side: the reply waits until both are over.
        string?[] actions = [options.MarkSeen ? "mark_seen" : null, options.App.TypingIndicator ? "typing_on" : null];
        await Task.WhenAll(actions.OfType<string>().Select(action =>
            MetaTyping.ShowAsync(address.ConversationId, logger, ct => graph.ActAsync(address, WayOf(page), action, ct), cancellationToken)));
    }

    public void Dispose() => graph.Dispose();

    private MetaAccount? PageOf(ReplyAddress address) => options.Pages.FirstOrDefault(p => p.Id == address.Account.ExternalId);

    private MessagingWay WayOf(MetaAccount page) =>
        new($"{Uri.EscapeDataString(page.Id)}/messages", page.AccessToken, Typed: true, Marked: true, options.HumanAgentTag);
}
