using System.Collections.Concurrent;
using CareBot.Bot.Channels;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.StandIns;

/// <summary>A channel whose platform is the test: it renders a message as its text and does what the test says.</summary>
internal sealed class TestChannel : IChannel
{
    public const string ChannelId = "test";

    private readonly ConcurrentQueue<OutboundSend> sent = new();
    private int typings;

    public string Id => ChannelId;

    public bool CanChange => true;

    public IReadOnlyList<ConfiguredAccount> Accounts { get; init; } = [new("shop", "shop"), new("other", "other")];

    /// <summary>What a reply is rendered to; may throw.</summary>
    public Func<Activity, IReadOnlyList<string>> Rendering { get; set; } = TextOf;

    /// <summary>What becomes of a send; may throw.</summary>
    public Func<OutboundSend, CancellationToken, Task<SendResult>> Sending { get; set; } = (_, _) => Task.FromResult(SendResult.Sent(null));

    /// <summary>Every send that was begun.</summary>
    public IReadOnlyList<OutboundSend> Sent => [.. this.sent];

    public Signal Changed { get; } = new();

    public static IReadOnlyList<string> TextOf(Activity reply) => reply.Type == ActivityTypes.Message ? [reply.Text] : [];

    public IReadOnlyList<string> Render(Activity reply) => this.Rendering(reply);

    public Task<SendResult> SendAsync(OutboundSend send, CancellationToken cancellationToken)
    {
        this.sent.Enqueue(send);
        this.Changed.Pulse();
        return this.Sending(send, cancellationToken);
    }

    /// <summary>How often a customer was shown that somebody writes.</summary>
    public int Typings => Volatile.Read(ref this.typings);

    public Task ShowTypingAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref this.typings);
        return Task.CompletedTask;
    }
}
