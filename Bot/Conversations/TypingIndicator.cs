using System.Collections.Concurrent;
using CareBot.Bot.Channels;

namespace CareBot.Bot.Conversations;

/// <summary>
/// Shows the customer that an answer is being written, if it takes long enough to be wondered about: an answer that comes at once needs no call before it.
/// It must never arrive after the answer, or it would stay: the outbox awaits <see cref="SettleAsync"/> before it sends.
/// </summary>
public sealed class TypingIndicator(ChannelSet channels, TimeProvider clock)
{
    /// <summary>Answers that come sooner are not announced.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<long, Showing> underWay = new();

    /// <summary>A turn begins to think.</summary>
    public void Start(ReplyAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var showing = new Showing();
        this.underWay[address.ConversationId] = showing;
        showing.Done = this.ShowAsync(address, showing);
    }

    /// <summary>The turn is over: what is not yet shown stays unshown.</summary>
    public void End(long conversationId)
    {
        if (this.underWay.TryGetValue(conversationId, out var showing))
        {
            showing.Over.Cancel();
        }
    }

    /// <summary>Completes when no indicator of the conversation is on its way any more.</summary>
    public async Task SettleAsync(long conversationId)
    {
        if (this.underWay.TryGetValue(conversationId, out var showing))
        {
            await showing.Over.CancelAsync();
            await showing.Done;
        }
    }

    private async Task ShowAsync(ReplyAddress address, Showing showing)
    {
        try
        {
            await Task.Delay(Wait, clock, showing.Over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!showing.Over.IsCancellationRequested)
            {
                using var limit = new CancellationTokenSource(Patience);
                await channels.Of(address.Account).ShowTypingAsync(address, limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // A slow platform shows no indicator; the answer itself is what counts.
        }
        finally
        {
            this.underWay.TryRemove(new(address.ConversationId, showing));
        }
    }

    private sealed class Showing
    {
        /// <summary>Never disposed: it has no timer, and two may cancel it.</summary>
        public CancellationTokenSource Over { get; } = new();

        public Task Done { get; set; } = Task.CompletedTask;
    }
}
