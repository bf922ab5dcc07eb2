namespace CareBot.Dialogs;

/// <summary>One fault in a sentence that was written to replace a delivered one.</summary>
/// <param name="Key">The sentence.</param>
/// <param name="Found">What was found: a key, or placeholders.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record SentenceFault(string Key, string Found, string Allowed)
{
    /// <inheritdoc/>
    public override string ToString() => $"Sentence \"{Key}\": found {Found}; allowed: {Allowed}.";
}

/// <summary>Sentences cannot be replaced as written; <see cref="Faults"/> names all that is wrong.</summary>
public sealed class SentenceException(IReadOnlyList<SentenceFault> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>At least one fault.</summary>
    public IReadOnlyList<SentenceFault> Faults { get; } = faults;
}
