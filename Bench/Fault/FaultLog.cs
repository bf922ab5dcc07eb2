using System.Collections.Concurrent;

namespace CareBot.Bench.Fault;

/// <summary>What the bot's log says of failures.</summary>
internal sealed class FaultLog(string? file) : IDisposable
{
    private const string WriteRefused = "cannot take the write now: ";
    private const string TurnFailed = "[3003]";

    private readonly ConcurrentDictionary<string, int> failures = new(StringComparer.Ordinal);
    private readonly TextWriter copy = file is null ? TextWriter.Null : TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true });
    private bool isTurn;

    /// <summary>Writes that the database refused, by what it said.</summary>
    public IReadOnlyDictionary<string, int> StorageFailures => this.failures;

    /// <summary>Turns that failed by the bot's own fault.</summary>
    public ConcurrentQueue<string> FailedTurns { get; } = new();

    public void Dispose() => this.copy.Dispose();

    /// <summary>The console writes a failure's number on one line and what it says below.</summary>
    public void Read(string line)
    {
        this.copy.WriteLine(line);
        if (line.IndexOf(WriteRefused, StringComparison.Ordinal) is var at and >= 0)
        {
            this.failures.AddOrUpdate(line[(at + WriteRefused.Length)..].Split('.')[0], 1, (_, count) => count + 1);
        }

        if (this.isTurn)
        {
            this.FailedTurns.Enqueue(line.Trim());
        }

        this.isTurn = line.Contains(TurnFailed, StringComparison.Ordinal);
    }
}
