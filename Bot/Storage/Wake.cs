using System.Collections.Concurrent;

namespace CareBot.Bot.Storage;

/// <summary>
/// Tells loops and open connections of this process that something they wait for may have happened. A pulse carries no
/// data and may be lost between replicas: whoever waits reads the database, and does so at least once a second anyway.
/// </summary>
public sealed class Wake
{
    private readonly ConcurrentDictionary<WakeTopic, TaskCompletionSource> waiting = new();

    /// <summary>Raised after every local pulse, for carrying it to other replicas.</summary>
    public event Action<WakeTopic>? Pulsed;

    /// <summary>
    /// A task that completes with the next pulse on <paramref name="topic"/>. Take it before reading, await it after. Whoever
    /// stops waiting for a topic of one conversation calls <see cref="PulseHere"/>: others who wait only look once more, and
    /// nothing of the conversation stays in memory.
    /// </summary>
    public Task NextAsync(WakeTopic topic) =>
        this.waiting.GetOrAdd(topic, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Call after the commit that made the change.</summary>
    public void Pulse(WakeTopic topic)
    {
        this.PulseHere(topic);
        this.Pulsed?.Invoke(topic);
    }

    internal bool IsAwaited(WakeTopic topic) => this.waiting.ContainsKey(topic);

    /// <summary>A pulse that goes to no other replica, or came from one.</summary>
    public void PulseHere(WakeTopic topic)
    {
        if (this.waiting.TryRemove(topic, out var source))
        {
            source.TrySetResult();
        }
    }
}

/// <summary>What a pulse is about; <see cref="Id"/> is 0 where the kind alone says it.</summary>
public readonly record struct WakeTopic(WakeKind Kind, long Id = 0);

public enum WakeKind
{
    /// <summary>A conversation has waiting events.</summary>
    Inbox,

    /// <summary>Replies are queued.</summary>
    Outbox,

    /// <summary>The Direct Line stream of the conversation with this row id grew.</summary>
    Stream,

    /// <summary>A turn of the conversation with this row id was committed.</summary>
    Turn,

    /// <summary>The feed grew.</summary>
    Feed,

    /// <summary>The customer of the conversation with this row id types.</summary>
    CustomerTyping,

    /// <summary>The person who has the conversation with this row id types.</summary>
    AgentTyping,
}
