using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Notices;

/// <summary>What a platform tells us beside what customers say: what became of our calls, and who else speaks.</summary>
public abstract record PlatformNotice
{
    private PlatformNotice()
    {
    }

    /// <summary>One of our own calls came back: it has arrived, whatever its answer was or was not.</summary>
    /// <param name="OutboxId">The row, from our own mark.</param>
    /// <param name="PlatformId">The platform's id of the message.</param>
    public sealed record OwnEcho(long OutboxId, string? PlatformId) : PlatformNotice;

    /// <summary>How far a message of ours has come.</summary>
    /// <param name="Progress">The new stage; a receipt never leads back.</param>
    /// <param name="ConversationKey">The platform's id of the thread.</param>
    /// <param name="OutboxId">The row, if the platform gave our mark back.</param>
    /// <param name="PlatformId">The platform's id of the message, if it named one.</param>
    /// <param name="UpTo">All messages until then, if the platform gave a watermark.</param>
    /// <param name="Error">For <see cref="ReceiptProgress.Failed"/>: codes, never words.</param>
    /// <param name="Outcome">For <see cref="ReceiptProgress.Failed"/>: the class of the refusal, as if it had come at once.</param>
    public sealed record Receipt(
        ReceiptProgress Progress,
        string ConversationKey,
        long? OutboxId = null,
        string? PlatformId = null,
        DateTimeOffset? UpTo = null,
        string? Error = null,
        SendOutcome Outcome = SendOutcome.Rejected)
        : PlatformNotice;

    /// <summary>Somebody wrote to the customer from the platform's own inbox or another program: the bot must be silent.</summary>
    /// <param name="ConversationKey">The platform's id of the thread.</param>
    /// <param name="PlatformId">The platform's id of the message; null if only the right to speak was taken.</param>
    /// <param name="Text">The words; null if there are none.</param>
    /// <param name="At">The platform's time.</param>
    /// <param name="Reference">Where replies go, for a thread that is not known yet; its user is the customer.</param>
    /// <param name="MayBeOurs">The platform gives no mark of ours back: whether the words are ours is seen from the outbox.</param>
    public sealed record SpokenElsewhere(string ConversationKey, string? PlatformId, string? Text, DateTimeOffset At, ConversationReference Reference, bool MayBeOurs = false)
        : PlatformNotice;

    /// <summary>The right to speak was given back to us.</summary>
    public sealed record GivenBack(string ConversationKey) : PlatformNotice;

    /// <summary>The customer changed a message of theirs.</summary>
    /// <param name="ConversationKey">The platform's id of the thread.</param>
    /// <param name="MessageKey">The message's <see cref="InboundEvent.Key"/>.</param>
    /// <param name="Text">What it says now; null if it was taken back.</param>
    /// <param name="Version">The platform's number of the change: of two changes the one with the higher number holds, whichever is told last. 0 where the platform gives none.</param>
    public sealed record Changed(string ConversationKey, string MessageKey, string? Text, int Version = 0) : PlatformNotice;

    /// <summary>The platform knows the customer by another id from now on; told before the events that use it.</summary>
    /// <param name="OldKey">The id until now.</param>
    /// <param name="NewKey">The id from now on; also the new key of the thread.</param>
    public sealed record KeyChanged(string OldKey, string NewKey) : PlatformNotice;
}

/// <summary>The stages of a message that left.</summary>
public enum ReceiptProgress
{
    Delivered,
    Read,
    Failed,
}
