namespace CareBot.Language.Recognizers.Private;

/// <summary>What makes a piece of text private.</summary>
public enum PrivateKind
{
    PaymentCard,

    /// <summary>A one-time code, PIN or card verification code.</summary>
    Code,
    Password,

    /// <summary>The number of an Indonesian identity card.</summary>
    Nik,
    Address,
    Phone,
    Email,
}

/// <summary>A private piece of a text.</summary>
/// <param name="Start">Place of its first UTF-16 unit.</param>
/// <param name="Length">UTF-16 units, at least 1.</param>
public readonly record struct PrivateMark(PrivateKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}
