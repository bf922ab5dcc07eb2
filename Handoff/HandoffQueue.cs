namespace CareBot.Handoff;

/// <summary>A case that waits for a person.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Reason">Why it waits.</param>
/// <param name="WaitingSince">When it began to wait.</param>
public sealed record QueueEntry(string CaseId, HandoffReason Reason, DateTimeOffset WaitingSince);

/// <summary>Who is served first: the more urgent reason, then the longer wait, then the case id so that the order never depends on chance.</summary>
public sealed class QueueOrder : IComparer<QueueEntry>
{
    /// <summary>The one order.</summary>
    public static readonly QueueOrder Instance = new();

    /// <inheritdoc/>
    public int Compare(QueueEntry? x, QueueEntry? y)
    {
        if (x is null || y is null)
        {
            return Comparer<bool>.Default.Compare(x is not null, y is not null);
        }
        var byUrgency = x.Reason.Urgency().CompareTo(y.Reason.Urgency());
        var byWait = byUrgency != 0 ? byUrgency : x.WaitingSince.CompareTo(y.WaitingSince);
        return byWait != 0 ? byWait : string.CompareOrdinal(x.CaseId, y.CaseId);
    }

    /// <summary>The place of a case among those that wait, 1 for the next one served; null when it does not wait.</summary>
    public static int? Position(IEnumerable<QueueEntry> waiting, string caseId)
    {
        var entries = waiting as IReadOnlyCollection<QueueEntry> ?? [.. waiting];
        return entries.FirstOrDefault(e => string.Equals(e.CaseId, caseId, StringComparison.Ordinal)) is { } entry
            ? 1 + entries.Count(other => Instance.Compare(other, entry) < 0)
            : null;
    }
}
