namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// Tells strangers, whose calls are refused beside Meta's, from a wrong app secret, with which all calls are refused: Meta then ends the subscription after
/// an hour. Thread-safe.
/// </summary>
internal sealed class SecretDoubt
{
    private const int Enough = 5;
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenAlarms = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private DateTimeOffset? since;
    private DateTimeOffset? alarmed;
    private int refused;

    public void Accepted()
    {
        lock (this.gate)
        {
            (this.since, this.refused, this.alarmed) = (null, 0, null);
        }
    }

    /// <summary>Notes a refused call; true if it is time for the alarm: no call was accepted for minutes in which several were refused.</summary>
    public bool Refused(DateTimeOffset now)
    {
        lock (this.gate)
        {
            this.since ??= now;
            this.refused++;
            var due = this.refused >= Enough && now - this.since >= LongEnough && (this.alarmed is null || now - this.alarmed >= BetweenAlarms);
            this.alarmed = due ? now : this.alarmed;
            return due;
        }
    }
}
