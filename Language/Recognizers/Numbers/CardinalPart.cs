namespace CareBot.Language.Recognizers.Numbers;

internal enum CardinalKind
{
    None,
    Numeral,
    Unit,
    Teen,
    Tens,
    Hundred,
    Scale,
    Dozen,
}

/// <param name="Next">The first token behind the part.</param>
/// <param name="Joined">Whether "and" stands before it.</param>
internal readonly record struct CardinalPart(CardinalKind Kind, decimal Value, int Next, bool Joined = false);
