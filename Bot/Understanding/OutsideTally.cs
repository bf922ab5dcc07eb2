namespace CareBot.Bot.Understanding;

/// <summary>
/// How the service has done since the start, and whether it is asked now. While it fails again and again customers are not kept waiting for
/// it: it rests, and then one message tries it again. Thread-safe.
/// </summary>
public sealed class OutsideTally(TimeProvider clock)
{
    private const int FailuresBeforeRest = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<OutsideFailure, long> failed = [];
    private long answered;
    private long skipped;
    private long unusable;
    private int inARow;
    private OutsideFailure? last;
    private DateTimeOffset restsUntil;

    /// <summary>The counts since the start, and the failure that nothing has answered since; null when all is well.</summary>
    public OutsideFigures Figures
    {
        get
        {
            lock (this.gate)
            {
                return new(this.answered, this.skipped, new Dictionary<OutsideFailure, long>(this.failed), this.last) { Unusable = this.unusable };
            }
        }
    }

    /// <summary>Whether a message may be asked about; one that may not is counted as skipped.</summary>
    public bool MayAsk()
    {
        lock (this.gate)
        {
            var rests = clock.GetUtcNow() < this.restsUntil;
            if (rests)
            {
                this.skipped++;
            }
            else if (this.inARow >= FailuresBeforeRest)
            {
                // The one that tries again; those beside it do not wait for it.
                this.restsUntil = clock.GetUtcNow() + Rest;
            }

            return !rests;
        }
    }

    /// <summary>Counts an answer. True when it is the first after failures.</summary>
    public bool Answered()
    {
        lock (this.gate)
        {
            this.answered++;
            var recovered = this.last is not null;
            (this.inARow, this.last, this.restsUntil) = (0, null, default);
            return recovered;
        }
    }

    /// <summary>Counts an answer that came in time and in order, and whose content is not used. No failure: the service is asked again.</summary>
    public void Unused()
    {
        lock (this.gate)
        {
            this.unusable++;
        }
    }

    /// <summary>Counts a failure. True when it is the first of its kind in a row.</summary>
    /// <param name="failure">Its kind.</param>
    /// <param name="retryAfter">How long the service asks to be left alone.</param>
    public bool Failed(OutsideFailure failure, TimeSpan? retryAfter)
    {
        lock (this.gate)
        {
            this.failed[failure] = this.failed.GetValueOrDefault(failure) + 1;
            this.inARow++;
            var isNew = this.last != failure;
            this.last = failure;
            var rest = this.inARow >= FailuresBeforeRest && !(retryAfter > Rest) ? Rest : retryAfter ?? TimeSpan.Zero;
            this.restsUntil = clock.GetUtcNow() + (rest < LongestRest ? rest : LongestRest);
            return isNew;
        }
    }
}

/// <param name="Answered">Calls that the service answered.</param>
/// <param name="Skipped">Calls that were not made because it rests.</param>
/// <param name="Failed">Calls that it failed on, by kind.</param>
/// <param name="Last">The failure that no answer has followed; null when all is well.</param>
public sealed record OutsideFigures(long Answered, long Skipped, IReadOnlyDictionary<OutsideFailure, long> Failed, OutsideFailure? Last)
{
    /// <summary>Answers among them whose content was not used.</summary>
    public long Unusable { get; init; }
}
