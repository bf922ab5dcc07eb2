namespace CareBot.Tests.StandIns;

/// <summary>A strict platform on 127.0.0.1, as far as the suite of all channels needs one.</summary>
public interface IPlatformStandIn : IAsyncDisposable
{
    /// <summary>Its base address.</summary>
    Uri Address { get; }

    /// <summary>What the next calls meet.</summary>
    FaultPlan Faults { get; }

    /// <summary>Calls so far, refused ones too.</summary>
    int Calls { get; }

    /// <summary>Why its own rules refused a call.</summary>
    IReadOnlyCollection<string> Refused { get; }

    /// <summary>The words that a customer got, in order; null for what came without words.</summary>
    IReadOnlyList<string?> WordsTo(string customer);
}
