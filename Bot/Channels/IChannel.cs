using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels;

/// <summary>A way in and out. One implementation a folder of <c>Channels/</c>, found by its id.</summary>
public interface IChannel
{
    /// <summary>The channel's id, lower case; also the activities' <c>channelId</c> where the platform gives none.</summary>
    string Id { get; }

    /// <summary>The accounts of the settings.</summary>
    IReadOnlyList<ConfiguredAccount> Accounts { get; }

    /// <summary>How long after the customer's last message replies are taken; null where there is no end.</summary>
    ReplyWindow? Window => null;

    /// <summary>
    /// The platform calls that <paramref name="reply"/> needs, as JSON, in order: split to the platform's limits, Markdown
    /// brought to what it shows, suggested actions on the last one. Pure. Empty for what the platform cannot show.
    /// </summary>
    IReadOnlyList<string> Render(Activity reply);

    /// <summary>Whether what was delivered can be replaced and taken back. Where it cannot, changes of it never reach the outbox.</summary>
    bool CanChange => false;

    /// <summary>
    /// The platform calls that carry the bot's <c>handoff.initiate</c> event to an agent hub on the channel; empty where no hub can be.
    /// Pure.
    /// </summary>
    IReadOnlyList<string> RenderHandoff(Activity initiation) => [];

    /// <summary>Makes one call. Never throws for what the platform or the network does: that is an outcome.</summary>
    Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken);

    /// <summary>Shows the customer that we are writing, if the platform can; failures are of no consequence and are swallowed.</summary>
    Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken);
}

/// <summary>Where a reply goes.</summary>
/// <param name="Account">Our identity.</param>
/// <param name="ConversationId">Row id of the conversation.</param>
/// <param name="ConversationKey">The platform's id of the thread.</param>
/// <param name="CustomerKey">The platform's id of the customer.</param>
/// <param name="Read">Gives the newest conversation reference.</param>
public sealed record ReplyAddress(
    ConnectedAccount Account, long ConversationId, string ConversationKey, string CustomerKey, Lazy<ConversationReference> Read)
{
    public ReplyAddress(ConnectedAccount account, long conversationId, string conversationKey, string customerKey, ConversationReference reference)
        : this(account, conversationId, conversationKey, customerKey, new Lazy<ConversationReference>(reference))
    {
    }

    /// <summary>The newest conversation reference.</summary>
    public ConversationReference Reference { get => this.Read.Value; init => this.Read = new(value); }

    /// <summary>With the reference as it is stored; it is read when it is asked for, which most channels never do.</summary>
    public static ReplyAddress Stored(ConnectedAccount account, long conversationId, string conversationKey, string customerKey, string reference) =>
        new(account, conversationId, conversationKey, customerKey, new Lazy<ConversationReference>(() => ActivityJson.Read<ConversationReference>(reference)));
}

/// <summary>One call to make.</summary>
/// <param name="Id">Row id in the outbox: the same for every attempt, so platforms that allow it can drop a repetition.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Payload">One string of <see cref="IChannel.Render"/>.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Kind">What the call does; anything but <see cref="SendKind.New"/> only where the channel <see cref="IChannel.CanChange"/>.</param>
/// <param name="Target">The platform's id of what is changed; null for what is new, and where only the payload's own <c>id</c> names it.</param>
public sealed record OutboundSend(
    long Id, ReplyAddress Address, string Payload, int Attempt, SendKind Kind = SendKind.New, string? Target = null)
{
    /// <summary>Whether the channel's reply window is over by our clock; the platform's own may differ.</summary>
    public bool WindowOver { get; init; }
}

public enum SendKind
{
    New,

    /// <summary>Replaces what was delivered.</summary>
    Update,

    /// <summary>Takes back what was delivered.</summary>
    Delete,
}

/// <summary>What became of a call.</summary>
/// <param name="Outcome">Its class; the outbox schedule decides by it.</param>
/// <param name="PlatformId">The platform's id of what was delivered.</param>
/// <param name="RetryAfter">How long the platform asks us to wait.</param>
/// <param name="Error">Status and code; never words, names or tokens.</param>
public sealed record SendResult(SendOutcome Outcome, string? PlatformId = null, TimeSpan? RetryAfter = null, string? Error = null)
{
    /// <summary>How long nothing of the whole account may leave, at least; null where only this send is concerned. A send that was taken may ask for it too.</summary>
    public TimeSpan? AccountRest { get; init; }

    public static SendResult Sent(string? platformId) => new(SendOutcome.Sent, platformId);
}

public enum SendOutcome
{
    Sent,

    /// <summary>Worth another try: network, 5xx, time-out.</summary>
    Transient,

    /// <summary>Too fast for the account; another try after the given time.</summary>
    RateLimited,

    /// <summary>The platform's reply window is over.</summary>
    WindowClosed,

    /// <summary>The customer cannot be reached any more.</summary>
    Unreachable,

    /// <summary>The account's token is no longer valid: nothing of this account can leave.</summary>
    TokenDead,

    /// <summary>The platform refuses this content; another try would be refused as well.</summary>
    Rejected,
}
