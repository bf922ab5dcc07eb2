namespace CareBot.Bot.Ledger;

/// <summary>
/// What became of every event that was accepted in a period:
/// <c>Received = Answered + HandedOver + Silent + Waiting + Parked</c>. <see cref="Stuck"/> must be 0.
/// </summary>
/// <param name="From">Beginning of the period, included.</param>
/// <param name="To">End of the period, not included.</param>
/// <param name="Received">Events that a platform got its 200 for, each once.</param>
/// <param name="Answered">The bot replied.</param>
/// <param name="HandedOver">A person was asked for, or was speaking already.</param>
/// <param name="Silent">Nothing was to be said, by the rule that says so.</param>
/// <param name="Waiting">Their turn has not come yet.</param>
/// <param name="Parked">Turns on them failed too often; they stand in the list of what could not be answered.</param>
/// <param name="Unexplained">Consumed and without an outcome; a fault of the program.</param>
/// <param name="Late">They wait, and their conversation is not due at all, or has been for longer than <see cref="LedgerReader.Patience"/>.</param>
/// <param name="Undelivered">Replies of the bot or of a person that were given up; the events they answer count as answered.</param>
/// <param name="Repeated">Sends that were in flight when a process died: the customer may have seen them twice.</param>
public sealed record LedgerFigures(
    DateTimeOffset From,
    DateTimeOffset To,
    long Received,
    long Answered,
    long HandedOver,
    IReadOnlyDictionary<string, long> Silent,
    long Waiting,
    long Parked,
    long Unexplained,
    long Late,
    long Undelivered,
    long Repeated)
{
    /// <summary>Events that nothing will ever answer unless somebody looks.</summary>
    public long Stuck => this.Unexplained + this.Late;

    /// <summary>Whether every event that was received is accounted for.</summary>
    public bool Balances => this.Received == this.Answered + this.HandedOver + this.Silent.Values.Sum() + this.Waiting + this.Parked;
}
