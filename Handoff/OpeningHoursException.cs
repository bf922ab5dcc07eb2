namespace CareBot.Handoff;

/// <summary>One fault in written opening hours.</summary>
/// <param name="Path">Where, as written in the settings: <c>Hours:Weekly:Monday:0</c>.</param>
/// <param name="Found">The value found there.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record HoursFault(string Path, string Found, string Allowed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: found \"{Found}\"; allowed: {Allowed}.";
}

/// <summary>Written opening hours cannot be used; <see cref="Faults"/> names everything that is wrong with them.</summary>
public sealed class OpeningHoursException(IReadOnlyList<HoursFault> faults)
    : Exception("The opening hours cannot be used.\n" + string.Join('\n', faults))
{
    /// <summary>At least one fault.</summary>
    public IReadOnlyList<HoursFault> Faults { get; } = faults;
}
