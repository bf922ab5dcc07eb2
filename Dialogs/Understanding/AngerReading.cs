using CareBot.Dialogs.Understanding.Mood;

namespace CareBot.Dialogs.Understanding;

/// <summary>How angry a message sounds.</summary>
/// <param name="Probability">0 to 1; of explicit signals it is set by hand, not measured.</param>
/// <param name="Signals">What spoke for it, strongest first: the kind of signal and the words that fired it.</param>
/// <param name="Reasons">The same with their places in the message.</param>
public sealed record AngerReading(double Probability, IReadOnlyList<string> Signals, IReadOnlyList<MoodReason> Reasons)
{
    /// <summary>No sign of anger.</summary>
    public static readonly AngerReading None = new(0, [], []);

    /// <summary>Angry enough that a person should take over.</summary>
    public bool IsAngry => Probability >= 0.5;
}
