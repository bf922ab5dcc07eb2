using System.Collections.Concurrent;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>The open streams of this process, one a conversation: a second one takes the place of the first.</summary>
internal sealed class DirectLineStreams
{
    private readonly ConcurrentDictionary<(long Account, string Conversation), OpenStream> open = new();

    /// <summary>Registers a stream; an older one of the same conversation is told to end.</summary>
    public OpenStream Open(ConnectedAccount account, string conversation)
    {
        var stream = new OpenStream();
        this.open.AddOrUpdate((account.Id, conversation), stream, (_, older) =>
        {
            older.Replace();
            return stream;
        });
        return stream;
    }

    public void Close(ConnectedAccount account, string conversation, OpenStream stream) =>
        this.open.TryRemove(new((account.Id, conversation), stream));

    /// <summary>Shows the conversation's client that somebody writes; of no consequence if none is connected here.</summary>
    public void ShowTyping(ConnectedAccount account, string conversation)
    {
        if (this.open.TryGetValue((account.Id, conversation), out var stream))
        {
            stream.ShowTyping();
        }
    }
}

/// <summary>What the rest of the program can tell an open stream. Thread-safe.</summary>
internal sealed class OpenStream
{
    private volatile TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int typing;

    /// <summary>Whether another stream of the conversation has taken this one's place.</summary>
    public bool Replaced { get; private set; }

    /// <summary>Completes with the next thing told. Take it before looking, await it after.</summary>
    public Task Told => this.told.Task;

    public void ShowTyping()
    {
        Interlocked.Exchange(ref this.typing, 1);
        this.Tell();
    }

    public void Replace()
    {
        Replaced = true;
        this.Tell();
    }

    /// <summary>Whether typing was to be shown since the last call.</summary>
    public bool TakeTyping() => Interlocked.Exchange(ref this.typing, 0) == 1;

    private void Tell() =>
        Interlocked.Exchange(ref this.told, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
