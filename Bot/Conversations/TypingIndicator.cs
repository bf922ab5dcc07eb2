using System.Collections.Concurrent;
using CareBot.Bot.Channels;

namespace CareBot.Bot.Conversations;

/// <summary>
/// Shows the customer that an answer is being written. It must never arrive after the answer, or it would stay:
/// the outbox awaits <see cref="SettleAsync"/> before it sends.
/// </summary>
public sealed class TypingIndicator(ChannelSet channels)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<long, Task> underWay = new();

    public void Start(ReplyAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var shown = this.ShowAsync(address);
        if (!shown.IsCompleted)
        {
            this.underWay[address.ConversationId] = shown;
            _ = this.ForgetAsync(address.ConversationId, shown);
        }
    }

    /// <summary>Completes when no indicator of the conversation is on its way any more.</summary>
    public async Task SettleAsync(long conversationId)
    {
        if (this.underWay.TryRemove(conversationId, out var shown))
        {
            await shown;
        }
    }

    private async Task ForgetAsync(long conversationId, Task shown)
    {
        await shown.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        this.underWay.TryRemove(new(conversationId, shown));
    }

    private async Task ShowAsync(ReplyAddress address)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await channels.Of(address.Account).ShowTypingAsync(address, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A slow platform shows no indicator; the answer itself is what counts.
        }
    }
}
