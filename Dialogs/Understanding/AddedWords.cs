using CareBot.Language;

namespace CareBot.Dialogs.Understanding;

/// <summary>Words that leads added to the built-in lists. Immutable; which of them holds is <see cref="Current"/>.</summary>
/// <param name="Anger">What speaks for anger.</param>
/// <param name="Calm">What speaks against it: a weight is the share of the anger that it takes away.</param>
/// <param name="Slang">How customers type, and what it stands for.</param>
public sealed record AddedWords(WordList Anger, WordList Calm, IReadOnlyList<SlangPair> Slang)
{
    /// <summary>Nothing added.</summary>
    public static readonly AddedWords None = new(WordList.Of([]), WordList.Of([]), []);

    private static volatile AddedWords current = None;

    /// <summary>What every reading in this process goes by.</summary>
    public static AddedWords Current => current;

    /// <summary>Lets <paramref name="words"/> hold from the next reading on, in the place of those before.</summary>
    public static void Use(AddedWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        AddedSlang.Use(words.Slang);
        current = words;
    }
}
