namespace CareBot.Dialogs.Understanding.Evaluation;

/// <summary>One labelled text after it was read.</summary>
/// <param name="Expected">The label in the file.</param>
/// <param name="Given">The label that was read.</param>
/// <param name="Scores">Probability of every label, 0 to 1.</param>
/// <param name="Microseconds">How long the reading took.</param>
internal sealed record ReadCase(string Expected, string Given, IReadOnlyDictionary<string, double> Scores, double Microseconds);
