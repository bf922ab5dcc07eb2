using CareBot.Language.Recognizers;

namespace CareBot.Dialogs.Understanding;

/// <summary>What a language service outside made of a message. The host asks it before the turn; without an answer the local reading stands alone.</summary>
/// <param name="Text">The message as <see cref="MessageReading.Text"/> has it; places count in it.</param>
/// <param name="Intent">The name of the intent that leads, as written in the service's project; null when none does.</param>
/// <param name="Confidence">0 to 1, of that intent alone: intents' values do not sum to 1.</param>
/// <param name="Margin">How far it is ahead of the next intent, 0 to 1.</param>
/// <param name="Entities">What the service's own entities found, under their names there.</param>
public sealed record CloudReading(string Text, string? Intent, double Confidence, double Margin, IReadOnlyList<ModelResult> Entities)
{
    /// <summary>The confidence from which an intent may decide.</summary>
    public const double LeastConfidence = 0.7;

    /// <summary>The lead over the next intent from which it may decide.</summary>
    public const double LeastMargin = 0.1;

    /// <summary>Whether the intent is sure enough to decide where the knowledge base is unsure.</summary>
    public bool IsSure => Intent is not null && Confidence >= LeastConfidence && Margin >= LeastMargin;

    /// <summary>A local reading with these entities among its own, in the order of their places; unchanged when it is of another text.</summary>
    public MessageReading Join(MessageReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Entities.Count == 0 || !IsOf(reading) ? reading : reading with
        {
            Entities = [.. reading.Entities.Concat(Entities).OrderBy(entity => entity.Start).ThenByDescending(entity => entity.End)],
        };
    }

    /// <summary>Whether it was read from the same text; what a customer chose by number, for example, has another one.</summary>
    public bool IsOf(MessageReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return string.Equals(Text, reading.Text, StringComparison.Ordinal);
    }
}
