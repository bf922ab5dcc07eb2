namespace CareBot.Bot.Customers;

/// <summary>Settings under <c>Customers</c>.</summary>
public sealed class CustomerOptions
{
    /// <summary>
    /// Whether customers may join their own channels by a code. Whoever is talked into typing somebody else's code joins themselves with a stranger, so
    /// it is off unless switched on.
    /// </summary>
    public bool JoinByCode { get; init; }

    /// <summary>How long a code is good, 1 to 60 minutes.</summary>
    public int JoinCodeMinutes { get; init; } = 10;
}
