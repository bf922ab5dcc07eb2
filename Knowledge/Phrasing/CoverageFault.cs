namespace CareBot.Knowledge.Phrasing;

/// <summary>What a sentence says that the article does not say.</summary>
public enum CoverageFault
{
    /// <summary>Nothing that could be looked for in the article ("Ya, tentu!").</summary>
    Nothing,

    /// <summary>A sign that the article does not have: a currency, an emoji, an invisible character.</summary>
    Sign,

    /// <summary>A link that does not stand so in the article.</summary>
    Link,

    /// <summary>A word, number, address or name that is not in the one or two sentences that cover the rest, or a number with another word behind it.</summary>
    Word,

    /// <summary>All words are there, but a "not", "only", "except", "if", "or" or the like came or went.</summary>
    Condition,
}
