namespace CareBot.Tests.StandIns;

/// <summary>How a stand-in misbehaves for one call.</summary>
public abstract record StandInFault
{
    private StandInFault()
    {
    }

    /// <summary>Answers with this status and body and takes nothing.</summary>
    public sealed record Answer(int Status, string Body, params (string Name, string Value)[] Headers) : StandInFault;

    /// <summary>Closes the connection without an answer; the message was taken or not.</summary>
    public sealed record Drop(bool Taken) : StandInFault;

    /// <summary>Answers only when <paramref name="Until"/> completes or the caller gives up; then as usual.</summary>
    public sealed record Wait(Task Until) : StandInFault;
}

/// <summary>What the next calls will meet, in order. Thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly Queue<StandInFault> faults = new();

    /// <summary>Asked for what a call meets for which nothing is planned; null: nothing.</summary>
    public Func<StandInFault?>? Otherwise { get; set; }

    public void Next(StandInFault fault, int times = 1)
    {
        lock (this.faults)
        {
            for (var i = 0; i < times; i++)
            {
                this.faults.Enqueue(fault);
            }
        }
    }

    public StandInFault? Take()
    {
        lock (this.faults)
        {
            return this.faults.TryDequeue(out var fault) ? fault : this.Otherwise?.Invoke();
        }
    }
}
