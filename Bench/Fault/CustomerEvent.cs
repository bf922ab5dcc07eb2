namespace CareBot.Bench.Fault;

/// <summary>Something that a customer says.</summary>
/// <param name="Account">The platform's id of the account that is written to.</param>
/// <param name="Customer">The platform's id of the customer; no two platforms share one.</param>
/// <param name="Id">The platform's id of the message.</param>
internal sealed record CustomerEvent(string Account, string Customer, string Id, string Text, DateTimeOffset At);

/// <summary>A reply that a stand-in took.</summary>
/// <param name="Id">The platform's id of it.</param>
/// <param name="At">In ticks of <see cref="System.Diagnostics.Stopwatch"/>.</param>
internal sealed record TakenReply(string Customer, string Id, string? Text, long At);

/// <summary>How a call is spoilt, and what it must be answered.</summary>
internal enum Spoiling
{
    None,

    /// <summary>Signed with another secret.</summary>
    Forged,

    /// <summary>Rightly signed and no JSON.</summary>
    Torn,

    /// <summary>Rightly signed and readable, but the message says neither who wrote it nor what it is.</summary>
    Hollow,
}

/// <summary>One call of a webhook, as it is sent and, until it gets its 200, sent again.</summary>
internal sealed record WebhookCall(Platform Platform, IReadOnlyList<CustomerEvent> Events, byte[] Body, string Signature, Spoiling Spoiling, bool Twice)
{
    /// <summary>The answer after which it is not sent again.</summary>
    public int Wanted => this.Spoiling switch
    {
        Spoiling.Forged => 401,
        Spoiling.Torn => 400,
        _ => 200,
    };
}
