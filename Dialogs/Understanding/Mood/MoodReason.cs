namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>Something in a message that speaks for its mood.</summary>
/// <param name="Signal">What kind: swearing, threat, anger, accusation, disappointment, repeated trouble, sarcasm, shouting in capitals, repeated ! or ?, calming, or "sounds bad", "sounds good", "sounds angry" for what the model learnt.</param>
/// <param name="Start">Where it stands in the message, in UTF-16 units.</param>
/// <param name="Length">How long it is there; with <paramref name="Start"/> always inside the message.</param>
/// <param name="Weight">How strongly it speaks, 0 to 1, to order reasons by.</param>
public sealed record MoodReason(string Signal, int Start, int Length, double Weight)
{
    /// <summary>The signal of a word that the model learnt to be angry.</summary>
    public const string SoundsAngry = "sounds angry";

    /// <summary>The signal and the words that fired it.</summary>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"{Signal}: {text.Substring(Start, Length)}";
    }
}
